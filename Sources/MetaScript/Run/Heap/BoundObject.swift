/// The base of Swift objects that another target of the package shows to scripts.
///
/// What the heap and the machine ask of an object is stored here: `package` members of
/// `NativeObject` cannot be overridden outside their target.
open class BoundObject: NativeObject {
  /// Every value the object holds.
  package final var held: [Value] = []
  /// Bytes outside the heap that are counted for the object. Set before scripts see it; changed by
  /// `Heap.recount` after that.
  package final var bytes = 0
  /// Gives the next item, where the object is an iterator.
  package final var step: ((Machine) throws(Raised) -> Value?)?

  public override init() { super.init() }

  override package final func trace(_ tracer: inout Tracer) {
    for value in held { tracer.mark(value) }
  }
  override package final var footprint: Int { bytes }
  override package final var isIterator: Bool { step != nil }
  override package final func next(_ machine: Machine) throws(Raised) -> Value? {
    try step?(machine)
  }
}

extension Heap {
  /// Counts that an object holds another number of bytes now.
  package func recount(_ object: BoundObject, _ bytes: Int) {
    account(bytes - object.bytes)
    object.bytes = bytes
  }
}
