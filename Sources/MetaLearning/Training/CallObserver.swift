import TensorCore

/// Watches functions of the calling thread, such as a script's, while they are recorded, so that a
/// recording is replayed only where running the functions again would do the same.
public protocol CallObserver: AnyObject {
  /// Runs `body`, in which `loss` may be called, and gives what it depended on.
  ///
  /// - Throws: `NotRecordable` where the functions do what a replay would not do; they have then
  ///   changed nothing. What `body` throws otherwise.
  func observe<Result>(
    _ loss: (any ObservableFunction)?, _ body: () throws -> Result
  ) throws -> (result: Result, dependence: any CallDependence)

  /// The key from which the functions draw random numbers without being given one; nil where they
  /// cannot. `observe` leaves it as it was.
  var randomKey: Tensor? { get set }

  /// Whether what failed with `error` while it was observed would fail again, and may: it was no request
  /// to stop.
  func wouldFailAgain(_ error: any Error) -> Bool

  /// Keeps what the function refers to alive while the function lives.
  func keep(_ function: any ObservableFunction)

  /// Tells the log, once for each reason, that something runs eagerly.
  func report(_ reason: String)
}

/// What an observed call depended on.
public protocol CallDependence: AnyObject {
  /// Whether a call with `loss` would find the same.
  func holds(for loss: (any ObservableFunction)?) -> Bool
  /// What is not as it was, for the log.
  func change(for loss: (any ObservableFunction)?) -> String?
}

/// A function of the calling thread that can be watched while it runs.
public protocol ObservableFunction: AnyObject {
  var observer: any CallObserver { get }
  /// Whether what was recorded of `other` may hold for this function; its dependences are looked at
  /// apart.
  func isSame(as other: any ObservableFunction) -> Bool
}

/// A loss that can be watched.
public protocol ObservableLoss: ObservableFunction {
  func callAsFunction(_ outputs: Tensor, _ targets: Tensor) throws -> Tensor
}

/// A network that can be watched.
public protocol ObservableNetwork: ObservableFunction {
  func callAsFunction(_ pass: ForwardPass, _ inputs: Tensor) throws -> Tensor
  /// What passes in training change in the model, such as running means: no pass takes it from its
  /// parameters.
  var statistics: [Tensor] { get set }
  /// Where the statistics stand in the model's parameters.
  var statisticPlaces: [Int] { get }
}

extension ObservableNetwork {
  public var statistics: [Tensor] {
    get { [] }
    set {}
  }
  public var statisticPlaces: [Int] { [] }
}

/// A function does what a replay would not do.
public struct NotRecordable: Error {
  /// Where it does what: `train.mps:12 calls print`.
  public let reason: String

  public init(reason: String) { self.reason = reason }
}
