import MetaScript
import TensorCore

/// Saving and loading arrays.
enum FileRows {
  static let functions: [Builtin] = [
    Builtin("save(file, arr)", does: "Writes an array as .npy.") { call throws(Raised) in
      let machine = call.machine
      let (path, tensor) = (try machine.pathText(call[0]), try call.array(1))
      try machine.native {
        try ArrayFiles.saveNPY(tensor, to: ending(path, ".npy"), in: machine.fileSystem)
      }
      return .none
    },
    Builtin("savez(file, *args, **kwargs)", does: "Writes arrays as .npz.") {
      call throws(Raised) in try savez(call, compressed: false)
    },
    Builtin("savez_compressed(file, *args, **kwargs)", does: "Writes arrays as a small .npz.") {
      call throws(Raised) in try savez(call, compressed: true)
    },
    Builtin(
      "save_safetensors(file, arrays, metadata=None)", does: "Writes arrays as .safetensors."
    ) { call throws(Raised) in
      let machine = call.machine
      let path = try machine.pathText(call[0])
      guard let arrays = DictRef(call[1]) else { throw call.incompatible() }
      let tensors = try named(arrays, call)
      var metadata: [(key: String, value: String)] = []
      for entry in DictRef(call.value(2))?.snapshot ?? [] {
        guard let key = StringRef(entry.key), let value = StringRef(entry.value) else {
          throw machine.error(.typeError, "metadata must be a dict of str to str")
        }
        metadata.append((key.text, value.text))
      }
      let notes = metadata
      try machine.native {
        try ArrayFiles.saveSafeTensors(
          tensors, to: ending(path, ".safetensors"), metadata: notes, in: machine.fileSystem)
      }
      return .none
    },
    Builtin(
      "load(file, /, format=None, return_metadata=False)", does: "Reads .npy, .npz, .safetensors."
    ) { call throws(Raised) in try load(call) },
  ]

  private static func ending(_ path: String, _ suffix: String) -> String {
    path.hasSuffix(suffix) ? path : path + suffix
  }

  private static func named(_ dict: DictRef, _ call: Call) throws(Raised) -> [NamedTensor] {
    var all: [NamedTensor] = []
    for entry in dict.snapshot {
      guard let name = StringRef(entry.key), let array = call.machine.arrayObject(entry.value)
      else { throw call.machine.error(.typeError, "arrays must be a dict of str to array") }
      all.append((name.text, array.tensor))
    }
    return all
  }

  private static func savez(_ call: Call, compressed: Bool) throws(Raised) -> Value {
    let machine = call.machine
    let path = try machine.pathText(call[0])
    // In MLX's order.
    var arrays =
      try DictRef(call.keywords).map { (keywords) throws(Raised) in
        try named(keywords, call)
      } ?? []
    for place in 0..<call.restCount {
      guard let array = machine.arrayObject(call.rest(place)) else { throw call.incompatible() }
      arrays.append(("arr_\(place)", array.tensor))
    }
    let all = arrays
    try machine.native {
      try ArrayFiles.saveNPZ(
        all, to: ending(path, ".npz"), compressed: compressed, in: machine.fileSystem)
    }
    return .none
  }

  private static func load(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    let path = try machine.pathText(call[0])
    let wanted = call.isAbsent(1) ? nil : try call.text(1).text
    let name = path.split(separator: "/").last ?? ""
    guard let format = wanted ?? name.lastIndex(of: ".").map({ String(name[$0...].dropFirst()) })
    else {
      throw machine.error(.valueError, "[load] Could not infer file format from extension")
    }
    if try call.bool(2), format == "npy" || format == "npz" {
      throw machine.error(.valueError, "[load] metadata not supported for format \(format)")
    }
    switch format {
    case "npy":
      return try machine.array { try ArrayFiles.loadNPY(path, in: machine.fileSystem) }
    case "npz":
      let arrays = try machine.native { try ArrayFiles.loadNPZ(path, in: machine.fileSystem) }
      return try machine.dict(arrays.map { ($0.name, machine.array($0.tensor)) })
    case "safetensors":
      let file = try machine.native {
        try ArrayFiles.loadSafeTensors(path, in: machine.fileSystem)
      }
      let arrays = try machine.dict(file.arrays.map { ($0.name, machine.array($0.tensor)) })
      guard try call.bool(2) else { return arrays }
      var metadata: [(String, Value)] = []
      for (key, value) in file.metadata { metadata.append((key, try machine.heap.string(value))) }
      return try machine.heap.tuple([arrays, try machine.dict(metadata)])
    default:
      throw machine.error(
        .valueError,
        "[load] Unknown file format \(format)")
    }
  }
}
