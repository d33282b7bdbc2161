import MetaLearning
import MetaScript
import TensorCore

/// The training steps of `nn.value_and_grad`: loss and gradients of a module's function, recorded for
/// each form of the arguments and replayed where what the function read is as it was.
final class ReplayedGradient: LearnerHolder {
  /// A recording, and what it holds for besides what the observation has noted.
  private final class Entry: ValueHolder {
    let places: ParameterPlaces
    let form: [ArgumentForm.Part]
    /// Arguments that the function reads in another way too: those very arrays must be given.
    let known: [(index: Int, box: ArrayObject)]
    let dependence: any CallDependence
    let instance: PlanInstance
    let drawsRandomly: Bool
    /// The results' trees, with other arrays in them, and how many arrays the first has.
    let (value, gradients): (Value, Value)
    let valueCount: Int
    let held: [Value]
    var uses = 0

    init(
      _ places: ParameterPlaces, _ arguments: StepArguments, _ known: [(Int, ArrayObject)],
      _ dependence: any CallDependence, _ instance: PlanInstance, drawsRandomly: Bool,
      value: Value, gradients: Value, valueCount: Int
    ) {
      (self.places, form, self.known) = (places, arguments.form, known)
      (self.dependence, self.instance) = (dependence, instance)
      self.drawsRandomly = drawsRandomly
      (self.value, self.gradients, self.valueCount) = (value, gradients, valueCount)
      held = [value, gradients] + arguments.held
    }

    func fits(_ places: ParameterPlaces, _ arguments: StepArguments) -> Bool {
      form == arguments.form && self.places == places
        && known.allSatisfy { arguments.boxes[$0.index] === $0.box }
    }
  }

  private unowned let machine: Machine
  private lazy var kinds = ModuleKinds(machine)
  private var entries: [Entry] = []
  private var isRefused = false

  private static let mostEntries = 32
  private static let mostInVain = 4
  /// Steps of more numbers take their time in the products; copying them in and out would add to it.
  private static let mostElements = 1 << 20

  init(_ model: Value, _ function: Value, _ machine: Machine) {
    self.machine = machine
    super.init()
    held = [model, function]
  }

  /// The step's loss and gradients, or nil where it must run as it is written.
  func step(
    _ positional: [Value], _ keywords: [(name: StringRef, value: Value)]
  ) throws(Raised) -> Value? {
    let observer = ScriptObserver.of(machine)
    guard !isRefused, observer.isReplaying, isReplayingAllowed, !machine.isObserving, !isRecording,
      let kinds, let places = ParameterPlaces(held[0], kinds), !places.places.isEmpty,
      let arguments = StepArguments(positional, keywords, machine),
      isWorthRecording(places, arguments)
    else { return nil }
    let key = observer.randomKey
    var vain: [Entry] = []
    for entry in entries where entry.fits(places, arguments) {
      if entry.dependence.holds(for: nil) {
        entry.uses += 1
        return try replay(entry, places, arguments, key, observer)
      }
      if entry.uses == 0 { vain.append(entry) }
    }
    let unused = entries.count { $0.uses == 0 }
    if vain.count >= Self.mostInVain || unused >= Self.mostInVain * 2
      || entries.count >= Self.mostEntries
    {
      let change = vain.last?.dependence.change(for: nil) ?? "the form of its arguments"
      refuse("\(change) changes from call to call", observer)
      return nil
    }
    return try observer.keeping(with: keeper) { () throws(Raised) in
      do {
        return try record(places, arguments, key, observer)
      } catch let error as NotRecordable {
        refuse(error.reason, observer)
        return nil
      } catch  where observer.wouldFailAgain(error) {
        return nil
      } catch {
        throw machine.raised(for: error)
      }
    }
  }

  private func refuse(_ reason: String, _ observer: ScriptObserver) {
    isRefused = true
    entries = []
    // Steps written out by hand are as fast as they always were; nobody needs to be warned.
    observer.report(reason, as: "info")
  }

  private func isWorthRecording(_ places: ParameterPlaces, _ arguments: StepArguments) -> Bool {
    let tensors = places.places.map(\.box.tensor) + arguments.boxes.map(\.tensor)
    return places.places.allSatisfy { $0.box.tensor.dtype == .float32 }
      && tensors.reduce(0) { $0 + $1.count } <= Self.mostElements
  }

  private func inputs(
    _ places: ParameterPlaces, _ arguments: StepArguments, _ key: Tensor?
  ) -> [Tensor] {
    places.places.map(\.box.tensor) + arguments.boxes.map(\.tensor) + places.statisticTensors
      + (key.map { [$0] } ?? [])
  }

  private func replay(
    _ entry: Entry, _ places: ParameterPlaces, _ arguments: StepArguments, _ key: Tensor?,
    _ observer: ScriptObserver
  ) throws(Raised) -> Value {
    let results = try machine.native { try entry.instance.replay(inputs(places, arguments, key)) }
    if entry.drawsRandomly { observer.randomKey = results[results.count - 1] }
    let taken = entry.valueCount + places.places.count
    places.statisticTensors = Array(results[taken..<taken + places.statistics.count])
    return try pair(entry.value, entry.gradients, results, entry.valueCount, places.places.count)
  }

  /// `(value, gradients)` of these trees with the results in them.
  private func pair(
    _ value: Value, _ gradients: Value, _ results: [Tensor], _ valueCount: Int, _ count: Int
  ) throws(Raised) -> Value {
    let values = try ArrayTree(value, machine, strict: false)
      .replacing(with: Array(results[..<valueCount]), machine)
    machine.pin(values)
    let forms = try ArrayTree(gradients, machine, strict: false)
      .replacing(with: Array(results[valueCount..<valueCount + count]), machine)
    return try machine.heap.tuple([values, forms])
  }

  /// Runs the step while it is recorded; what it gives is what running it gives.
  private func record(
    _ places: ParameterPlaces, _ arguments: StepArguments, _ key: Tensor?,
    _ observer: ScriptObserver
  ) throws -> Value? {
    let tree = try machine.callMethod("trainable_parameters", of: held[0])
    machine.pin(tree)
    let form = try ArrayTree(tree, machine, strict: false)
    let count = places.places.count
    guard form.leaves.count == count,
      zip(form.leaves, places.places).allSatisfy({ $0 === $1.box })
    else { throw NotRecordable(reason: "the module finds its parameters in a way of its own") }
    for place in places.places { machine.pin(place.array) }
    let all = inputs(places, arguments, key)
    let own = arguments.boxes.map(\.tensor)
    let statistics = places.statisticTensors
    // They stay as they were unless the step is done.
    var left = statistics
    var (value, leaves, results): (Value, [ArrayObject], [Tensor]) = (.none, [], [])
    var drawsRandomly = false
    defer {
      for place in places.places { place.set(place.array) }
      for (box, tensor) in zip(arguments.boxes, own) { box.replace(with: tensor, machine.heap) }
      places.statisticTensors = left
    }
    let (step, dependence) = try observer.observe(nil) {
      places.vouch(machine)
      return try RecordedStep(on: all, stateCount: 0) { values in
        let given = values[count..<count + own.count]
        for (box, tensor) in zip(arguments.boxes, given) {
          box.replace(with: tensor, machine.heap)
        }
        places.statisticTensors = Array(values[(count + own.count)...].prefix(statistics.count))
        if key != nil { observer.randomKey = values[values.count - 1] }
        let found = try machine.differentiating {
          try valuesAndGradient(
            of: { variables in
              for (place, variable) in zip(places.places, variables) {
                place.set(machine.array(variable))
              }
              value = try machine.call(
                held[1], arguments: arguments.arguments, keywords: arguments.keywords)
              machine.pin(value)
              leaves = try made(value)
              return leaves.map(\.tensor)
            }, at: Array(values[..<count]))
        }
        let moved = places.statisticTensors
        guard moved.areLike(statistics) else {
          throw NotRecordable(reason: "the module's statistics change their shape or type")
        }
        var outputs = found.values + found.gradients + moved
        if key != nil {
          guard let next = observer.randomKey else {
            throw NotRecordable(reason: "the state of the random numbers is no key any more")
          }
          drawsRandomly = !next.isSameArray(as: values[values.count - 1])
          outputs.append(next)
        }
        results = outputs
        return outputs
      }
    }
    results = results.map(\.untraced)
    let taken = leaves.count + count
    left = Array(results[taken..<taken + statistics.count])
    if drawsRandomly { observer.randomKey = results[results.count - 1] }
    for box in leaves { box.replace(with: try Tensor(Double(0)), machine.heap) }
    let scalars = try form.leaves.map { _ in try Tensor(Double(0)) }
    let gradients = try form.replacing(with: scalars, machine)
    let read = Set((dependence as? ScriptDependence)?.held.map(\.bits) ?? [])
    let known = arguments.arrays.indices.filter { read.contains(arguments.arrays[$0].bits) }
    let entry = Entry(
      places, arguments, known.map { ($0, arguments.boxes[$0]) }, dependence,
      try step.instance(), drawsRandomly: drawsRandomly, value: value, gradients: gradients,
      valueCount: leaves.count)
    keeper.keep(entry)
    entries.append(entry)
    return try pair(value, gradients, results, leaves.count, count)
  }

  /// The arrays of what the function gave, all of which it has made itself.
  private func made(_ value: Value) throws(Raised) -> [ArrayObject] {
    try checkMade(value, 0)
    return try GradientRows.differentiable(value, givesValue: true, machine).leaves
  }

  private func checkMade(_ value: Value, _ depth: Int) throws(Raised) {
    var items: [Value] = []
    switch value.tag {
    case .none, .bool, .int, .float, .string: return
    case .tuple:
      let tuple = TupleRef(unchecked: value)
      items = (0..<tuple.count).map { tuple[$0] }
    case .list: items = ListRef(unchecked: value).snapshot
    case .dict: items = DictRef(unchecked: value).snapshot.flatMap { [$0.key, $0.value] }
    default:
      if machine.arrayObject(value) == nil {
        throw machine.endObservation("gives a \(machine.type(of: value).name)")
      }
    }
    if value.tag != .tuple, machine.isMadeOutside(value) || depth > 64 {
      throw machine.endObservation("gives something made outside")
    }
    for item in items { try checkMade(item, depth + 1) }
  }

  static let row =
    Builtin("_replayer(model, fn)", does: "Steps of a module's function, recorded.") {
      call throws(Raised) in
      let machine = call.machine
      let type = try machine.nativeType(
        named: "Step", module: "metapeft", construct: nil,
        methods: [
          Builtin("__call__(self, args, kwargs)", does: "Loss and gradients, or None.") {
            call throws(Raised) in
            let object = try call.receiver(ReplayedGradient.self)
            guard let tuple = TupleRef(call[1]), let named = DictRef(call[2]) else { return .none }
            return try object.step(
              (0..<tuple.count).map { tuple[$0] },
              named.snapshot.map { (StringRef(unchecked: $0.key), $0.value) }) ?? .none
          }.having(.pure)
        ])
      return call.heap.native(ReplayedGradient(call[0], call[1], machine), type: type)
    }.having(.pure)
}
