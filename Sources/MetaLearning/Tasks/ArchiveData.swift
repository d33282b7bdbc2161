import TensorCore

/// Labelled examples from an `.npz` archive.
///
/// Members are read by name, so that an array of text beside them does not hinder.
enum ArchiveData {
  /// - Parameters:
  ///   - array: The member with the examples; nil takes the only one there is besides the labels.
  ///   - labels: The member with one class for each; nil means that the array is class-major.
  /// - Throws: `TaskSamplingError.data`; `TensorError` for memory.
  static func read(
    _ path: String, array: String?, labels: String?, from files: any FileSystem
  ) throws -> LabelledData {
    func failure(_ reason: String) -> TaskSamplingError { .data(file: path, reason: reason) }
    do {
      let archive = try NPZArchive(path, in: files)
      let others = archive.names.filter { name in labels.map { !name.hasSameBytes(as: $0) } ?? true
      }
      guard let name = array ?? (others.count == 1 ? others[0] : nil) else {
        throw failure(
          "'array' must say which member holds the examples; "
            + choices(archive.names, nearest: "array"))
      }
      for wanted in [name, labels].compactMap({ $0 })
      where !archive.names.contains(where: wanted.hasSameBytes(as:)) {
        throw failure("no member \(quoted(wanted)): \(choices(archive.names, nearest: wanted))")
      }
      let examples = try archive.tensor(named: name)
      if let labels {
        return try labelled(examples, try archive.tensor(named: labels), path)
      }
      return try classMajor(examples, path)
    } catch let error as LoadError {
      if case .tensor(let inner) = error { throw inner }
      throw failure(error.description)
    }
  }

  private static func classMajor(_ examples: Tensor, _ path: String) throws -> LabelledData {
    guard examples.rank >= 2, examples.count > 0 else {
      throw TaskSamplingError.data(
        file: path,
        reason: "expected [class, example, …], got the shape \(examples.shape); an array of "
          + "examples needs 'labels'")
    }
    let shape = Array(examples.shape.dropFirst(2))
    return LabelledData(
      classMajor: try values(examples, path), classes: examples.shape[0],
      perClass: examples.shape[1], exampleShape: shape.isEmpty ? [1] : shape)
  }

  private static func labelled(
    _ examples: Tensor, _ labels: Tensor, _ path: String
  ) throws -> LabelledData {
    guard labels.rank == 1, labels.dtype.isInteger, let count = examples.shape.first, count > 0,
      labels.shape[0] == count
    else {
      throw TaskSamplingError.data(
        file: path,
        reason: "expected a whole number for each example, got \(labels.dtype.name) of shape "
          + "\(labels.shape) for examples of shape \(examples.shape)")
    }
    let kinds = try labels.integers()
    let sorted = Set(kinds).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    let shape = Array(examples.shape.dropFirst())
    return LabelledData(
      try values(examples, path), classOfEach: kinds.compactMap { numbers[$0] },
      classes: sorted.count, exampleShape: shape.isEmpty ? [1] : shape)
  }

  private static func values(_ tensor: Tensor, _ path: String) throws -> LabelledData.Values {
    switch tensor.dtype {
    case .uint8, .bool: return .bytes(try tensor.bytes())
    case .complex64:
      throw TaskSamplingError.data(file: path, reason: "complex examples are not supported")
    default: return .floats(try tensor.floats())
    }
  }
}
