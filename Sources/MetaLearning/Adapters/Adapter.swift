import TensorCore

/// A model with an adapter: called like the model, only the adapter's parameters trainable.
///
/// It goes into a learner wherever a model does. `parameters` holds the model's parameters under
/// their names, then the adapter's.
public protocol Adapter: Model, SendableMetatype {
  /// The name in `AdapterFactory` and in checkpoints.
  static var name: String { get }
  /// One line for listings.
  static var summary: String { get }
  /// What its configuration may hold.
  static var optionNames: [String] { get }

  /// Adapts `model` and freezes it.
  ///
  /// - Throws: `AdapterCreationError`, `OptionError`, `TensorError`.
  init(_ model: any Model, options: Options, using sequence: inout RandomSequence) throws

  /// The frozen model.
  var base: any Model { get }

  /// Whether the adapter's effect is now in the model's own weights.
  var isMerged: Bool { get }

  /// Moves the adapter's effect into the model's weights, so that the model alone gives it.
  ///
  /// - Throws: `AdapterCreationError.merged` when it is there already.
  func merge() throws

  /// Gives the model its own weights back, to the bit.
  ///
  /// - Throws: `AdapterCreationError.merged` when nothing is merged.
  func unmerge() throws
}

/// The adapters there are.
public enum Adapters {
  public static let catalogue = Catalogue<any Adapter.Type>(
    of: "adapter type", [LoRAModel.self], name: { $0.name })
}

/// Makes adapters by name.
public enum AdapterFactory {
  /// Freezes `model` and gives it an adapter.
  ///
  /// - Parameters:
  ///   - type: A name in `Adapters.catalogue`: `lora`.
  ///   - model: Any model with linear layers.
  ///   - config: The adapter's configuration; see its documentation.
  ///   - sequence: Where its initial weights come from.
  /// - Throws: `AdapterCreationError`, naming what is available; `TensorError` for memory.
  public static func createAdapter(
    _ type: String, _ model: any Model, _ config: Options = [:],
    using sequence: inout RandomSequence
  ) throws -> any Adapter {
    guard let kind = Adapters.catalogue[named: type] else {
      throw AdapterCreationError.unknownType(type)
    }
    do {
      return try kind.init(model, options: config, using: &sequence)
    } catch let error as OptionError {
      throw AdapterCreationError.option(adapter: kind.name, error)
    }
  }
}
