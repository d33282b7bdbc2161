/// Examples by class, as a data file holds them: loaded once, shared by every task that uses them.
final class LabelledData: Sendable {
  /// The examples one after the other, in the file's element type where it is small.
  enum Values: Sendable {
    case bytes([UInt8])
    case floats([Float])
  }

  /// The shape of one example, and the number of its elements.
  let exampleShape: [Int]
  let width: Int
  private let values: Values
  /// The examples' places, sorted by class: those of class `c` from `starts[c]` to `starts[c+1]`.
  private let places: [Int]?
  private let starts: [Int]

  /// Examples stored class after class, `perClass` of each.
  init(classMajor values: Values, classes: Int, perClass: Int, exampleShape: [Int]) {
    self.values = values
    self.exampleShape = exampleShape
    width = exampleShape.reduce(1, *)
    places = nil
    starts = (0...classes).map { $0 * perClass }
  }

  /// Examples with a class each, numbered from 0 without gaps.
  init(_ values: Values, classOfEach: [Int], classes: Int, exampleShape: [Int]) {
    self.values = values
    self.exampleShape = exampleShape
    width = exampleShape.reduce(1, *)
    var counts = Array(repeating: 0, count: classes + 1)
    for label in classOfEach { counts[label + 1] += 1 }
    for label in 0..<classes { counts[label + 1] += counts[label] }
    starts = counts
    var places = Array(repeating: 0, count: classOfEach.count)
    for (place, label) in classOfEach.enumerated() {
      places[counts[label]] = place
      counts[label] += 1
    }
    self.places = places
  }

  var classCount: Int { starts.count - 1 }

  /// The number of examples of a class.
  func count(of label: Int) -> Int { starts[label + 1] - starts[label] }

  /// Copies example `index` of class `label` to `target`, each element times `scale` plus
  /// `offset`; `order` says which element goes where, if not each to its own place.
  func copy(
    _ index: Int, of label: Int, to target: Int, of inputs: inout [Float], order: [Int32]?,
    scale: Float, offset: Float
  ) {
    let sorted = starts[label] + index
    let start = (places?[sorted] ?? sorted) * width
    switch values {
    case .bytes(let bytes):
      for element in 0..<width {
        let source = order.map { Int($0[element]) } ?? element
        inputs[target + element] = Float(bytes[start + source]) * scale + offset
      }
    case .floats(let floats):
      for element in 0..<width {
        let source = order.map { Int($0[element]) } ?? element
        inputs[target + element] = floats[start + source] * scale + offset
      }
    }
  }
}
