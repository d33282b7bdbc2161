/// An array and its name in a file.
public typealias NamedTensor = (name: String, tensor: Tensor)

/// An .npz file whose arrays are read one by one, by name.
///
/// So an array that cannot be one here, such as text, does not hinder the others.
public struct NPZArchive: Sendable {
  private let zip: ZipReader
  /// The arrays' names, in the file's order.
  public let names: [String]
  private let places: [[UInt8]: Int]

  /// Opens the file at `path` and reads its directory.
  public init(_ path: String, in files: some FileSystem = SystemFiles()) throws(LoadError) {
    let bytes: [UInt8]
    do { bytes = try files.read(path, limit: ArrayFiles.largest) } catch { throw LoadError(error) }
    try self.init(bytes: bytes)
  }

  public init(bytes: [UInt8]) throws(LoadError) {
    do { zip = try ZipReader(bytes[...]) } catch { throw LoadError(error) }
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
    do {
      return try NPYArray.read(zip.data(zip.members[place]))
    } catch let error as FormatError {
      throw LoadError(error)
    } catch let error as LoadError {
      if case .format(let inner) = error {
        throw .format(FormatError("npz", inner.problem, member: names[place]))
      }
      throw error
    } catch {
      preconditionFailure("an error of another type")
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
    try NPYArray.read(try contents(path, files)[...])
  }

  /// The array that the bytes of a .npy file hold.
  public static func readNPY(_ bytes: [UInt8]) throws(LoadError) -> Tensor {
    try NPYArray.read(bytes[...])
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
    try SafeTensors.read(try contents(path, files))
  }

  /// The arrays that the bytes of a .safetensors file hold.
  public static func readSafeTensors(_ bytes: [UInt8]) throws(LoadError) -> (
    arrays: [NamedTensor], metadata: [(key: String, value: String)]
  ) {
    try SafeTensors.read(bytes)
  }

  /// Writes `tensor` as NumPy's .npy.
  public static func saveNPY(
    _ tensor: Tensor, to path: String, in files: some FileSystem = SystemFiles()
  ) throws(LoadError) {
    do { try save(try NPYArray.bytes(tensor), path, files) } catch let error as TensorError {
      throw .tensor(error)
    } catch let error as LoadError {
      throw error
    } catch {
      preconditionFailure("an error of another type")
    }
  }

  /// Writes `arrays` as NumPy's .npz, compressed or not.
  public static func saveNPZ(
    _ arrays: [NamedTensor], to path: String, compressed: Bool = false,
    in files: some FileSystem = SystemFiles()
  ) throws(LoadError) {
    try save(try npzBytes(arrays, compressed: compressed), path, files)
  }

  /// The bytes of an .npz file of `arrays`; names must be plain and differ.
  public static func npzBytes(_ arrays: [NamedTensor], compressed: Bool = false)
    throws(LoadError) -> [UInt8]
  {
    var writer = ZipWriter()
    do {
      try checkNames(arrays, format: "npz")
      for (name, tensor) in arrays {
        try writer.add(name + ".npy", try NPYArray.bytes(tensor), compressing: compressed)
      }
      return writer.finished()
    } catch let error as FormatError {
      throw .format(error)
    } catch let error as TensorError {
      throw .tensor(error)
    } catch {
      preconditionFailure("an error of another type")
    }
  }

  /// Writes `arrays` as .safetensors, with a checksum in the metadata.
  public static func saveSafeTensors(
    _ arrays: [NamedTensor], to path: String, metadata: [(key: String, value: String)] = [],
    in files: some FileSystem = SystemFiles()
  ) throws(LoadError) {
    try save(try safeTensorsBytes(arrays, metadata: metadata), path, files)
  }

  /// The bytes of a .safetensors file of `arrays`; names must be plain and differ.
  public static func safeTensorsBytes(
    _ arrays: [NamedTensor], metadata: [(key: String, value: String)] = []
  ) throws(LoadError) -> [UInt8] {
    do {
      try checkNames(arrays, format: "safetensors")
      return try SafeTensors.bytes(arrays, metadata: metadata)
    } catch let error as FormatError {
      throw .format(error)
    } catch let error as TensorError {
      throw .tensor(error)
    } catch {
      preconditionFailure("an error of another type")
    }
  }

  private static func checkNames(_ arrays: [NamedTensor], format: String) throws(FormatError) {
    var names: Set<[UInt8]> = []
    for (name, _) in arrays {
      guard PlainName.accepts(name), name != "__metadata__" else {
        throw FormatError(format, .name, member: name)
      }
      guard names.insert(Array(name.utf8)).inserted else {
        throw FormatError(format, .duplicate(name))
      }
    }
  }

  private static func contents(_ path: String, _ files: some FileSystem) throws(LoadError)
    -> [UInt8]
  {
    do { return try files.read(path, limit: largest) } catch { throw LoadError(error) }
  }

  private static func save(_ bytes: [UInt8], _ path: String, _ files: some FileSystem)
    throws(LoadError)
  {
    do { try files.saveAtomically(path, bytes) } catch { throw LoadError(error) }
  }
}
