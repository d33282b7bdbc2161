import Foundation
import Testing

/// What `scripts/oracles/plots.py` recorded.
struct Fixture: Decodable {
  struct Ticks: Decodable, CustomTestStringConvertible {
    let low: Double
    let high: Double
    let count: Int
    let ticks: [Double]
    var testDescription: String { "\(count) in \(low)…\(high)" }
  }

  struct Histogram: Decodable, CustomTestStringConvertible {
    enum Bins: Decodable {
      case auto
      case count(Int)
      case edges([Double])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let count = try? container.decode(Int.self) {
          self = .count(count)
        } else if let edges = try? container.decode([Double].self) {
          self = .edges(edges)
        } else {
          self = .auto
        }
      }
    }

    let numbers: [Double]
    let bins: Bins
    let edges: [Double]
    let counts: [Double]
    var testDescription: String { "\(numbers.count) numbers, \(bins)" }
  }

  struct Density: Decodable {
    let numbers: [Double]
    let heights: [Double]
  }

  let ticks: [Ticks]
  let histograms: [Histogram]
  let density: Density

  static let shared: Fixture = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/plots.json")
    guard let data = try? Data(contentsOf: path),
      let fixture = try? JSONDecoder().decode(Fixture.self, from: data)
    else { fatalError("Fixtures/plots.json cannot be read") }
    return fixture
  }()
}

/// Whether two lists of numbers agree to nine digits.
func agree(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-9 * max(1e-6, max(abs($0), abs($1))) }
}
