/// How many code points a part of a pattern can take.
struct RegexWidth: Equatable {
  var least: Int
  var most: Int

  static let zero = RegexWidth(least: 0, most: 0)
  static let one = RegexWidth(least: 1, most: 1)

  static func + (a: RegexWidth, b: RegexWidth) -> RegexWidth {
    RegexWidth(least: clamp(a.least + b.least), most: clamp(a.most + b.most))
  }

  private static func clamp(_ value: Int) -> Int { min(value, RegexNode.unbounded) }

  func repeated(least low: Int, most high: Int) -> RegexWidth {
    let (least, overflow) = self.least.multipliedReportingOverflow(by: low)
    let (most, overflow2) = self.most.multipliedReportingOverflow(by: high)
    return RegexWidth(
      least: overflow ? RegexNode.unbounded : Self.clamp(least),
      most: overflow2 ? RegexNode.unbounded : Self.clamp(most))
  }

  static func either(_ a: RegexWidth, _ b: RegexWidth) -> RegexWidth {
    RegexWidth(least: min(a.least, b.least), most: max(a.most, b.most))
  }
}

extension RegexNode {
  /// - Parameter groups: widths of the groups closed so far, by index.
  func width(groups: [RegexWidth?]) -> RegexWidth {
    switch self {
    case .unit: .one
    case .at, .look: .zero
    case .sequence(let parts): parts.reduce(.zero) { $0 + $1.width(groups: groups) }
    case .branch(let parts):
      parts.dropFirst().reduce(parts.first?.width(groups: groups) ?? .zero) {
        .either($0, $1.width(groups: groups))
      }
    case .repeated(let part, let least, let most, _):
      part.width(groups: groups).repeated(least: least, most: most)
    case .group(_, let part, _, _), .atomic(let part): part.width(groups: groups)
    case .reference(let index): groups.indices.contains(index) ? groups[index] ?? .zero : .zero
    case .conditional(_, let yes, let no):
      .either(yes.width(groups: groups), no?.width(groups: groups) ?? .zero)
    }
  }
}
