/// The names of an instance's attributes and their slots, shared by all instances that got the
/// same names in the same order.
///
/// Caches at attribute instructions compare shapes by address; a shape belongs to one type, so
/// equal shapes also mean equal types. Shapes live as long as their type.
package final class Shape {
  /// The type's attribute storage grows by at most this many names before an instance turns to a
  /// dict of its own, so that instances used as dictionaries make no endless chains of shapes.
  static let mostNames = 128

  package let names: [StringRef]
  private let slots: [StringKey: Int]
  private var transitions: [StringKey: Shape] = [:]
  /// Slots that scripts do not see: an exception's state, or the value of a built-in base.
  package let hiddenCount: Int
  /// The instance keeps its attributes in a dict in the slot after the hidden ones.
  package let usesDict: Bool

  init(hidden: [StringRef], usesDict: Bool = false) {
    names = hidden
    hiddenCount = hidden.count
    self.usesDict = usesDict
    var slots: [StringKey: Int] = [:]
    for (index, name) in hidden.enumerated() { slots[StringKey(string: name)] = index }
    self.slots = slots
  }

  private init(adding name: StringRef, to parent: Shape) {
    names = parent.names + [name]
    hiddenCount = parent.hiddenCount
    usesDict = false
    var slots = parent.slots
    slots[StringKey(string: name)] = parent.names.count
    self.slots = slots
  }

  package var slotCount: Int { usesDict ? hiddenCount + 1 : names.count }

  package func slot(of name: StringRef) -> Int? { slots[StringKey(string: name)] }

  /// The shape after one more attribute, or nil when there are too many names.
  func adding(_ name: StringRef) -> Shape? {
    if let known = transitions[StringKey(string: name)] { return known }
    guard names.count < Self.mostNames, transitions.count < Self.mostNames else { return nil }
    let shape = Shape(adding: name, to: self)
    transitions[StringKey(string: name)] = shape
    return shape
  }
}
