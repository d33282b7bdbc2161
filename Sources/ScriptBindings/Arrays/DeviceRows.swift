import MetaScript

/// A device, a kind of device, a stream: names, as everything runs on the processor at once.
final class DeviceName: NativeObject {
  let text: String
  init(_ text: String) { self.text = text }
}

/// Devices and streams of MLX: the processor is the only one, and has one stream.
enum DeviceRows {
  static func define(_ machine: Machine, in module: ModuleRef) throws(Raised) {
    let heap = machine.heap
    func set(_ name: String, _ value: Value) { heap.set(heap.intern(name), to: value, in: module) }
    for name in ["DeviceType", "Stream", "ThreadLocalStream", "StreamContext"] {
      let type = try machine.nativeType(
        named: name, module: "mlx.core", construct: nil,
        methods: name == "StreamContext" ? contextMethods : methods,
        properties: name == "Stream" ? [device] : [])
      set(name, type.value)
    }
    let type = try machine.nativeType(
      named: "Device", module: "mlx.core",
      construct: Builtin("Device(type, index=0)", does: "The processor.") { call throws(Raised) in
        try named("Device(cpu, 0)", "Device", call, device: 0)
      }, methods: methods,
      properties: [
        Builtin("type(self, /)", does: "The kind of device.") { call throws(Raised) in
          make("DeviceType.cpu", "DeviceType", call.machine)
        }
      ])
    set("Device", type.value)
    set("cpu", make("DeviceType.cpu", "DeviceType", machine))
    set("gpu", make("DeviceType.gpu", "DeviceType", machine))
    machine.define(functions, in: module)
  }

  static let functions: [Builtin] = [
    Builtin("default_device()", does: "The processor.") { call throws(Raised) in
      make("Device(cpu, 0)", "Device", call.machine)
    },
    Builtin("set_default_device(device)", does: "Nothing: there is the processor only.") {
      call throws(Raised) in
      try check(call, 0)
      return .none
    },
    Builtin("default_stream(device)", does: "The one stream.") { call throws(Raised) in
      try named("Stream(Device(cpu, 0), 0)", "Stream", call, device: 0)
    },
    Builtin("set_default_stream(stream)", does: "Nothing: there is one stream.") {
      call throws(Raised) in
      try check(call, 0)
      return .none
    },
    Builtin("new_stream(device)", does: "The one stream.") { call throws(Raised) in
      try named("Stream(Device(cpu, 0), 0)", "Stream", call, device: 0)
    },
    Builtin("stream(s)", does: "A context in which nothing changes.") { call throws(Raised) in
      try named("StreamContext", "StreamContext", call, device: 0)
    },
    Builtin("is_available(device)", does: "Whether it is the processor.") { call throws(Raised) in
      .bool(!isGPU(call[0]))
    },
    Builtin("device_count(device_type)", does: "How many there are.") { call throws(Raised) in
      .int(isGPU(call[0]) ? 0 : 1)
    },
  ]

  private static let device = Builtin("device(self, /)", does: "The processor.") {
    call throws(Raised) in make("Device(cpu, 0)", "Device", call.machine)
  }

  private static let methods: [Builtin] = [
    Builtin("__repr__(self, /)", does: "Its name in MLX.") { call throws(Raised) in
      try call.heap.string(try call.receiver(DeviceName.self).text)
    },
    Builtin("__eq__(self, other, /)", does: "Whether it is the same.") { call throws(Raised) in
      let (own, other) = (
        try call.receiver(DeviceName.self), NativeRef(call[1])?.object as? DeviceName
      )
      // A kind of device equals its first device.
      return .bool(other.map { kind($0) == kind(own) } ?? false)
    },
    Builtin("__hash__(self, /)", does: "A hash.") { call throws(Raised) in
      .int(kind(try call.receiver(DeviceName.self)).utf8.reduce(0) { $0 &* 31 &+ Int($1) })
    },
  ]

  private static let contextMethods: [Builtin] = [
    Builtin("__enter__(self, /)", does: "Nothing.") { call throws(Raised) in call[0] },
    Builtin("__exit__(self, /, *args)", does: "Nothing.") { _ throws(Raised) in .none },
  ]

  private static func kind(_ name: DeviceName) -> String {
    name.text == "Device(cpu, 0)" ? "DeviceType.cpu" : name.text
  }

  private static func isGPU(_ value: Value) -> Bool {
    (NativeRef(value)?.object as? DeviceName)?.text == "DeviceType.gpu"
  }

  private static func check(_ call: Call, _ index: Int) throws(Raised) {
    guard NativeRef(call[index])?.object is DeviceName else { throw call.incompatible() }
    if isGPU(call[index]) {
      throw call.machine.error(
        .valueError, "[\(call.function.name)] Cannot set gpu device without gpu backend.")
    }
  }

  private static func named(_ text: String, _ type: String, _ call: Call, device: Int)
    throws(Raised) -> Value
  {
    try check(call, device)
    return make(text, type, call.machine)
  }

  private static func make(_ text: String, _ type: String, _ machine: Machine) -> Value {
    machine.heap.native(DeviceName(text), type: machine.coreType(type))
  }
}

/// `mlx.core.metal` and `mlx.core.cuda`: neither is here.
func makeAcceleratorModule(_ machine: Machine, _ module: ModuleRef) throws(Raised) {
  machine.define(
    [
      Builtin("is_available()", does: "False: there is the processor only.") { _ throws(Raised) in
        .bool(false)
      }
    ], in: module)
}
