import TensorCore

/// The parameters of a model: an ordered list of named tensors, a value.
///
/// Names are the dotted paths that MLX flattens a module's tree to: `layer1.weight`. They are
/// compared by their bytes.
public struct Parameters: Sendable {
  /// The names, in order.
  public var names: [String] { index.names }
  /// The tensors, in the same order.
  public private(set) var tensors: [Tensor]

  private let index: Index

  /// - Throws: `ModelError.duplicateParameter` for two entries of one name.
  public init(_ entries: [(name: String, tensor: Tensor)]) throws(ModelError) {
    var seen = Set<[UInt8]>()
    for (name, _) in entries where !seen.insert(Array(name.utf8)).inserted {
      throw .duplicateParameter(name)
    }
    self.init(distinct: entries)
  }

  /// From entries whose names are known to differ; of equal ones, the first is found by name.
  init(distinct entries: [(name: String, tensor: Tensor)]) {
    index = Index(names: entries.map(\.name))
    tensors = entries.map(\.tensor)
  }

  private init(index: Index, tensors: [Tensor]) {
    self.index = index
    self.tensors = tensors
  }

  /// The number of parameters.
  public var count: Int { tensors.count }

  /// The number of elements over all parameters.
  public var elementCount: Int { tensors.reduce(0) { $0 + $1.count } }

  /// The tensor called `name`.
  public subscript(name: String) -> Tensor? { position(of: name).map { tensors[$0] } }

  /// Where `name` stands.
  public func position(of name: String) -> Int? { index.places[Array(name.utf8)] }

  /// The same names with other tensors: those at `positions` replaced by `replacements`, in order.
  public func replacing(_ positions: [Int], with replacements: [Tensor]) -> Parameters {
    precondition(positions.count == replacements.count, "one replacement for each position")
    var tensors = tensors
    for (position, tensor) in zip(positions, replacements) { tensors[position] = tensor }
    return Parameters(index: index, tensors: tensors)
  }

  /// The same names with other tensors.
  public func replacing(with replacements: [Tensor]) -> Parameters {
    precondition(replacements.count == count, "one replacement for each parameter")
    return Parameters(index: index, tensors: replacements)
  }

  /// These parameters followed by `others`.
  public func appending(_ others: Parameters) -> Parameters {
    Parameters(distinct: entries + others.entries)
  }

  /// Names and tensors together.
  public var entries: [(name: String, tensor: Tensor)] {
    zip(names, tensors).map { (name: $0, tensor: $1) }
  }

  /// Names and their places: shared by all values of one architecture.
  private final class Index: Sendable {
    let names: [String]
    let places: [[UInt8]: Int]

    init(names: [String]) {
      self.names = names
      var places: [[UInt8]: Int] = [:]
      for (place, name) in names.enumerated().reversed() { places[Array(name.utf8)] = place }
      self.places = places
    }
  }
}
