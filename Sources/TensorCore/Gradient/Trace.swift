/// Where a tensor stands in its thread's record of operations.
///
/// `levels` has a bit for each gradient being taken that the tensor depends on; a tensor whose bits
/// are all zero is a constant and costs operations nothing.
struct Trace: Sendable {
  /// Which record; records are numbered, so that a tensor kept from an earlier one is a constant.
  var record: UInt64
  /// The entry that produced the tensor.
  var slot: UInt32
  /// The gradients it depends on, one bit each.
  var levels: UInt32

  static let none = Trace(record: 0, slot: 0, levels: 0)
}
