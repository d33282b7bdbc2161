import MetaLearning
import MetaScript
import TensorCore

/// Watches a session's functions while learners record them.
final class ScriptObserver: CallObserver {
  /// Whether learners may replay recordings.
  var isReplaying = true
  private unowned let machine: Machine
  /// The learner that is at work, which keeps what recordings refer to alive.
  private var keeper: RecordingKeeper?
  /// What has been told to the log.
  private var reported: Set<String> = []

  private init(_ machine: Machine) { self.machine = machine }

  /// The observer of a session.
  static func of(_ machine: Machine) -> ScriptObserver {
    machine.hostState { ScriptObserver(machine) }
  }

  /// Runs `body`, in which `keeper` keeps what recordings refer to.
  func keeping<Result>(
    with keeper: RecordingKeeper, _ body: () throws(Raised) -> Result
  ) throws(Raised) -> Result {
    let outer = self.keeper
    self.keeper = keeper
    defer { self.keeper = outer }
    return try body()
  }

  func observe<Result>(
    _ loss: (any ObservableFunction)?, _ body: () throws -> Result
  ) throws -> (result: Result, dependence: any CallDependence) {
    let key = randomKey
    defer { randomKey = key }
    do {
      let function = (loss as? ScriptLoss)?.function ?? .none
      let (result, call) = try machine.observe(function, content: Self.content, body)
      let dependence = ScriptDependence(call, machine)
      keep(holder: dependence)
      return (result, dependence)
    } catch let ended as ObservationEnded {
      throw NotRecordable(reason: ended.reason)
    }
  }

  /// What native objects are to observations: arrays are inputs, or hold a tensor that never changes.
  private static func content(_ object: NativeObject) -> Observation.Content {
    switch object {
    case let array as ArrayObject:
      array.tensor.isCaptured ? .fixed : .state(ArrayContent(tensor: array.tensor))
    case is DTypeObject, is DTypeFamily, is DTypeLimits, is GradientFunction, is BatchedFunction,
      is CompiledFunction, is ReplayedGradient:
      .fixed
    default: .unknown
    }
  }

  private struct ArrayContent: ObservedState {
    let tensor: Tensor

    func holds(for object: NativeObject) -> Bool {
      (object as? ArrayObject)?.tensor.isSameArray(as: tensor) ?? false
    }
  }

  var randomKey: Tensor? {
    get {
      guard let list = randomState, let key = machine.arrayObject(list[0])?.tensor,
        key.dtype == .uint32, key.shape == [2]
      else { return nil }
      return key
    }
    set {
      // A new array: one that a script has kept is not to change.
      if let newValue, let list = randomState { list[0] = machine.array(newValue) }
    }
  }

  /// `mx.random.state`, a list of one key, once there is one.
  private var randomState: ListRef? {
    guard let module = machine.modules["mlx.core.random"],
      let state = module.value(machine.heap.intern("state")).flatMap({ ListRef($0) }),
      state.count == 1
    else { return nil }
    return state
  }

  func wouldFailAgain(_ error: any Error) -> Bool {
    switch error {
    case let raised as Raised: machine.matches(raised, .exception)
    case TensorError.interrupted: false
    default: true
    }
  }

  func keep(_ function: any ObservableFunction) {
    if let loss = function as? ScriptLoss { keep(holder: loss) }
  }

  private func keep(holder object: any ValueHolder) {
    if let keeper {
      keeper.keep(object)
    } else {
      // What has no learner lasts as long as the built-in that is running.
      for value in object.held { machine.pin(value) }
    }
  }

  func report(_ reason: String) { report(reason, as: "warning") }

  /// - Parameter level: The method of the logger.
  func report(_ reason: String, as level: String) {
    guard reported.insert(level + reason).inserted else { return }
    // A log that fails must not fail the training.
    try? log("runs step by step: \(reason)", as: level)
  }

  private func log(_ text: String, as level: String) throws(Raised) {
    let logging = try machine.importModule("logging", from: machine.builtins, leaf: true)
    guard let getLogger = logging.value(machine.heap.intern("getLogger")) else { return }
    let logger = try machine.call(getLogger, try machine.heap.string("metapeft"))
    machine.pin(logger)
    _ = try machine.callMethod(level, of: logger, try machine.heap.string(text))
  }
}

/// What refers to values that somebody must keep alive for it.
protocol ValueHolder: AnyObject {
  var held: [Value] { get }
}

extension ScriptLoss: ValueHolder {
  var held: [Value] { [function] }
}

/// What an observed call of the script depended on.
final class ScriptDependence: CallDependence, ValueHolder {
  private let call: ObservedCall
  private unowned let machine: Machine

  init(_ call: ObservedCall, _ machine: Machine) { (self.call, self.machine) = (call, machine) }

  var held: [Value] { call.held }

  func holds(for loss: (any ObservableFunction)?) -> Bool {
    call.holds(for: (loss as? ScriptLoss)?.function ?? .none, machine)
  }

  func change(for loss: (any ObservableFunction)?) -> String? {
    call.change(for: (loss as? ScriptLoss)?.function ?? .none)
  }
}

/// Lets a learner's object in the heap keep alive what the learner's recordings refer to, and no
/// longer than they do.
final class RecordingKeeper {
  private weak var owner: BoundObject?
  /// The values that the owner holds for itself, which come first.
  private let ownCount: Int
  private var kept: [Kept] = []

  private struct Kept {
    weak var object: (any ValueHolder)?
  }

  init(_ owner: BoundObject) {
    self.owner = owner
    ownCount = owner.held.count
  }

  func keep(_ object: any ValueHolder) {
    guard let owner else { return }
    kept.removeAll { $0.object == nil }
    if !kept.contains(where: { $0.object === object }) { kept.append(Kept(object: object)) }
    owner.held = owner.held.prefix(ownCount) + kept.flatMap { $0.object?.held ?? [] }
  }
}
