import TensorCore

/// The parameters of a model in an `.npz` file, under their dotted names: what NumPy's `load` and
/// MLX's `load_weights` read.
public enum Checkpoint {
  /// Writes all parameters of `model`, frozen ones included; missing folders are made.
  ///
  /// The file is replaced in one step: whenever the process stops, it is the old one or the new.
  ///
  /// - Throws: `LoadError`.
  public static func save(
    _ model: any Model, to path: String, files: any FileSystem = SystemFiles()
  ) throws(LoadError) {
    try write(model.parameters.entries, to: path, files)
  }

  static func write(
    _ entries: [NamedTensor], to path: String, _ files: any FileSystem
  ) throws(LoadError) {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      do { try files.createDirectories(String(path[..<slash])) } catch { throw .file(error) }
    }
    try ArrayFiles.saveNPZ(entries, to: path, in: files)
  }

  /// Reads the parameters of `model` back. Every parameter is checked before the first changes.
  ///
  /// Real numbers of any type become the parameter's own: NumPy writes `float64`.
  ///
  /// - Throws: `CheckpointError` for another architecture, naming the parameter and both shapes;
  ///   `LoadError`; `TensorError` for memory.
  public static func load(
    _ model: any Model, from path: String, files: any FileSystem = SystemFiles()
  ) throws {
    model.parameters = try read(model.parameters, from: try NPZArchive(path, in: files), path)
  }

  /// `parameters` with the tensors of the archive; `extra` may be there besides.
  static func read(
    _ parameters: Parameters, from archive: NPZArchive, _ path: String,
    prefix: String = "", extra: Set<String> = []
  ) throws -> Parameters {
    let names = archive.names.filter { !extra.contains($0) }
    for name in names {
      let plain = String(name.dropFirst(prefix.count))
      guard name.hasPrefix(prefix), parameters.position(of: plain) != nil else {
        let shape = try archive.tensor(named: name).shape
        throw CheckpointError.unexpected(file: path, parameter: name, found: shape)
      }
    }
    return parameters.replacing(
      with: try parameters.entries.map { name, old in
        guard names.contains(where: (prefix + name).hasSameBytes(as:)) else {
          throw CheckpointError.missing(
            file: path, parameter: name, wanted: old.shape, held: names)
        }
        let new = try archive.tensor(named: prefix + name)
        guard new.shape == old.shape else {
          throw CheckpointError.shape(
            file: path, parameter: name, found: new.shape, wanted: old.shape)
        }
        guard new.dtype.isFloating || new.dtype.isInteger else {
          throw CheckpointError.type(file: path, parameter: name, found: new.dtype.name)
        }
        return try new.asType(old.dtype)
      })
  }
}
