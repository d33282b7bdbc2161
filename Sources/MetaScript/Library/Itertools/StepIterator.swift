/// An iterator whose step is a closure over a few values and numbers.
final class StepIterator: NativeObject {
  typealias Step = (StepIterator, Machine) throws(Raised) -> Value?

  /// The values the step works on, shown to the collector.
  var held: [Value]
  /// A number of the step's own: a count, a place, a state.
  var number = 0
  private(set) var isDone = false
  /// How many steps are under way: one calls script code, which may ask for the next item again.
  private var depth = 0
  private let step: Step

  init(_ held: [Value], number: Int = 0, step: @escaping Step) {
    self.held = held
    self.number = number
    self.step = step
  }

  override var isIterator: Bool { true }

  override func trace(_ tracer: inout Tracer) { for value in held { tracer.mark(value) } }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    if isDone { return nil }
    depth += 1
    defer { depth -= 1 }
    if let item = try step(self, machine) { return item }
    isDone = true
    if depth == 1 { held = [] }
    return nil
  }
}

extension Call {
  /// A new iterator of the type that is being constructed.
  func iterator(
    _ held: [Value], number: Int = 0, step: @escaping StepIterator.Step
  ) -> Value {
    let type = machine.constructedType ?? machine.types.object
    return heap.native(StepIterator(held, number: number, step: step), type: type)
  }

  /// An int argument as `itertools` takes sizes: not negative.
  func size(_ index: Int, _ name: String) throws(Raised) -> Int {
    let size = try int(index, or: 0)
    if size < 0 { throw machine.error(.valueError, "\(name) must be non-negative") }
    return size
  }
}
