/// An array and its name in a file.
public typealias NamedTensor = (name: String, tensor: Tensor)

/// An .npz file whose arrays are read one by one, by name.
///
/// So an array that cannot be one here, such as text, does not hinder the others.
public struct NPZArchive {
  private let zip: ZipReader
  /// The arrays' names, in the file's order.
  public let names: [String]
  private let places: [[UInt8]: Int]

  /// Opens the file at `path` and reads its directory.
  public init(_ path: String, in files: some FileSystem = SystemFiles()) throws(LoadError) {
    try self.init(ArrayFiles.reader(path, files, format: "npz"))
  }

  public init(bytes: [UInt8]) throws(LoadError) {
    try self.init(ByteReader(bytes[...], format: "npz"))
  }

  private init(_ reader: ByteReader) throws(LoadError) {
    zip = try ZipReader(reader)
    names = zip.members.map { member in
      member.name.hasSuffix(".npy") ? String(member.name.dropLast(4)) : member.name
    }
    // Of `x` and `x.npy` the first is meant.
    places = Dictionary(
      names.enumerated().map { (Array($1.utf8), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The array called `name`.
  public func tensor(named name: String) throws(LoadError) -> Tensor {
    guard let place = places[Array(name.utf8)] else {
      throw .format(FormatError("npz", .missing(available: names), member: name))
    }
    return try tensor(at: place)
  }

  private func tensor(at place: Int) throws(LoadError) -> Tensor {
    var stream = try zip.stream(zip.members[place])
    do {
      return try NPYArray.read(&stream)
    } catch {
      guard case .format(let inner) = error else { throw error }
      throw .format(FormatError("npz", inner.problem, member: names[place]))
    }
  }

  /// All arrays, in the file's order.
  public func tensors() throws(LoadError) -> [NamedTensor] {
    var all: [NamedTensor] = []
    for name in names { all.append((name, try tensor(named: name))) }
    return all
  }
}

/// Saving and loading arrays: .npy, .npz, .safetensors. Saves are atomic and durable.
public enum ArrayFiles {
  /// The largest file that is read.
  static let largest = 1 << 36

  /// The array in the .npy file at `path`.
  public static func loadNPY(_ path: String, in files: some FileSystem = SystemFiles())
    throws(LoadError) -> Tensor
  {
    try npy(reader(path, files, format: "npy"))
  }

  /// The array that the bytes of a .npy file hold.
  public static func readNPY(_ bytes: [UInt8]) throws(LoadError) -> Tensor {
    try npy(ByteReader(bytes[...], format: "npy"))
  }

  private static func npy(_ reader: ByteReader) throws(LoadError) -> Tensor {
    var stream = try ByteStream(reader, 0..<reader.count)
    return try NPYArray.read(&stream)
  }

  /// The arrays in the .npz file at `path`, in its order.
  public static func loadNPZ(_ path: String, in files: some FileSystem = SystemFiles())
    throws(LoadError) -> [NamedTensor]
  {
    try NPZArchive(path, in: files).tensors()
  }

  /// The arrays in the .safetensors file at `path`, in the order of their data, and its metadata.
  public static func loadSafeTensors(_ path: String, in files: some FileSystem = SystemFiles())
    throws(LoadError) -> (arrays: [NamedTensor], metadata: [(key: String, value: String)])
  {
    try SafeTensors.read(reader(path, files, format: "safetensors"))
  }

  /// The arrays that the bytes of a .safetensors file hold.
  public static func readSafeTensors(_ bytes: [UInt8]) throws(LoadError) -> (
    arrays: [NamedTensor], metadata: [(key: String, value: String)]
  ) {
    try SafeTensors.read(ByteReader(bytes[...], format: "safetensors"))
  }

  /// Writes `tensor` as NumPy's .npy.
  public static func saveNPY(
    _ tensor: Tensor, to path: String, in files: some FileSystem = SystemFiles()
  ) throws(LoadError) {
    try files.saveAtomically(path) { (output) throws(LoadError) in
      try NPYArray.write(tensor) { (piece) throws(LoadError) in try output.write(piece) }
    }
  }

  /// Writes `arrays` as NumPy's .npz, compressed or not.
  public static func saveNPZ(
    _ arrays: [NamedTensor], to path: String, compressed: Bool = false,
    in files: some FileSystem = SystemFiles()
  ) throws(LoadError) {
    try checkNames(arrays, format: "npz")
    try files.saveAtomically(path) { (output) throws(LoadError) in
      try writeNPZ(arrays, compressed: compressed, to: output)
    }
  }

  /// The bytes of an .npz file of `arrays`; names must be plain and differ.
  public static func npzBytes(_ arrays: [NamedTensor], compressed: Bool = false)
    throws(LoadError) -> [UInt8]
  {
    try checkNames(arrays, format: "npz")
    return try FileInMemory.bytes { (output) throws(LoadError) in
      try writeNPZ(arrays, compressed: compressed, to: output)
    }
  }

  private static func writeNPZ(
    _ arrays: [NamedTensor], compressed: Bool, to output: PieceWriter
  ) throws(LoadError) {
    var writer = ZipWriter(output)
    for (name, tensor) in arrays {
      try writer.add(name + ".npy", size: NPYArray.size(tensor), compressing: compressed) {
        (pass) throws(LoadError) in try NPYArray.write(tensor, pass)
      }
    }
    try writer.finish()
  }

  /// Writes `arrays` as .safetensors, with a checksum in the metadata.
  public static func saveSafeTensors(
    _ arrays: [NamedTensor], to path: String, metadata: [(key: String, value: String)] = [],
    in files: some FileSystem = SystemFiles()
  ) throws(LoadError) {
    try checkNames(arrays, format: "safetensors")
    try files.saveAtomically(path) { (output) throws(LoadError) in
      try SafeTensors.write(arrays, metadata: metadata, to: output)
    }
  }

  /// The bytes of a .safetensors file of `arrays`; names must be plain and differ.
  public static func safeTensorsBytes(
    _ arrays: [NamedTensor], metadata: [(key: String, value: String)] = []
  ) throws(LoadError) -> [UInt8] {
    try checkNames(arrays, format: "safetensors")
    return try FileInMemory.bytes { (output) throws(LoadError) in
      try SafeTensors.write(arrays, metadata: metadata, to: output)
    }
  }

  private static func checkNames(_ arrays: [NamedTensor], format: String) throws(LoadError) {
    var names: Set<[UInt8]> = []
    for (name, _) in arrays {
      guard PlainName.accepts(name), name != "__metadata__" else {
        throw .format(FormatError(format, .name, member: name))
      }
      guard names.insert(Array(name.utf8)).inserted else {
        throw .format(FormatError(format, .duplicate(name)))
      }
    }
  }

  fileprivate static func reader(
    _ path: String, _ files: some FileSystem, format: String
  ) throws(LoadError) -> ByteReader {
    try ByteReader(path, in: files, limit: largest, format: format)
  }
}
