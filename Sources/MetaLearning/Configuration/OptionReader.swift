/// What is wrong with one option, before anyone says where it came from.
public struct OptionError: MetaLearningError, Equatable {
  public enum Problem: Sendable, Equatable {
    case unknown(known: [String])
    case missing
    case wrongType(wanted: String, got: OptionValue)
    case outOfRange(wanted: String, got: OptionValue)
  }

  /// The option's name.
  public let name: String
  public let problem: Problem

  public var description: String {
    switch problem {
    case .unknown(let known):
      "unknown option \(quoted(name)): \(choices(known, nearest: name))"
    case .missing:
      "option '\(name)' is missing"
    case .wrongType(let wanted, let got):
      "option '\(name)' must be \(wanted), got \(got.shown) (\(got.typeName))"
    case .outOfRange(let wanted, let got):
      "option '\(name)' must be \(wanted), got \(got.shown)"
    }
  }
}

/// Reads options by name and type, so that every configuration words its errors alike.
struct OptionReader {
  private let options: Options

  /// - Throws: `OptionError` for a name that is not among `known`.
  init(_ options: Options, known: [String]) throws(OptionError) {
    for entry in options.entries where !known.contains(where: entry.name.hasSameBytes(as:)) {
      throw OptionError(name: entry.name, problem: .unknown(known: known))
    }
    self.options = options
  }

  func has(_ name: String) -> Bool { options[name] != nil }

  func integer(
    _ name: String, default fallback: Int, atLeast least: Int
  ) throws(OptionError) -> Int {
    guard let value = options[name] else { return fallback }
    guard case .integer(let number) = value else {
      throw OptionError(name: name, problem: .wrongType(wanted: "an integer", got: value))
    }
    guard number >= least else {
      throw OptionError(name: name, problem: .outOfRange(wanted: "at least \(least)", got: value))
    }
    return number
  }

  /// A finite number for which `holds` is true; `wanted` says it in words.
  func number(
    _ name: String, default fallback: Double, wanted: String = "a finite number",
    where holds: (Double) -> Bool = { _ in true }
  ) throws(OptionError) -> Double {
    guard let value = options[name] else { return fallback }
    return try number(value, of: name, wanted: wanted, where: holds)
  }

  private func number(
    _ value: OptionValue, of name: String, wanted: String, where holds: (Double) -> Bool
  ) throws(OptionError) -> Double {
    let number: Double
    switch value {
    case .integer(let integer): number = Double(integer)
    case .number(let double): number = double
    case .none, .bool, .text, .list, .table:
      throw OptionError(name: name, problem: .wrongType(wanted: "a number", got: value))
    }
    guard number.isFinite, holds(number) else {
      throw OptionError(name: name, problem: .outOfRange(wanted: wanted, got: value))
    }
    return number
  }

  /// Two finite numbers, the first not above the second.
  func interval(
    _ name: String, default fallback: ClosedRange<Double>
  ) throws(OptionError) -> ClosedRange<Double> {
    guard let value = options[name] else { return fallback }
    guard case .list(let ends) = value, ends.count == 2 else {
      throw OptionError(
        name: name, problem: .wrongType(wanted: "a list of two numbers", got: value))
    }
    let low = try number(ends[0], of: name, wanted: "finite") { _ in true }
    let high = try number(ends[1], of: name, wanted: "not below the first") { $0 >= low }
    return low...high
  }

  func bool(_ name: String, default fallback: Bool) throws(OptionError) -> Bool {
    guard let value = options[name] else { return fallback }
    guard case .bool(let flag) = value else {
      throw OptionError(name: name, problem: .wrongType(wanted: "True or False", got: value))
    }
    return flag
  }

  func text(_ name: String) throws(OptionError) -> String? {
    guard let value = options[name], value != .none else { return nil }
    guard case .text(let text) = value else {
      throw OptionError(name: name, problem: .wrongType(wanted: "a string", got: value))
    }
    return text
  }

  func texts(_ name: String) throws(OptionError) -> [String]? {
    guard let value = options[name], value != .none else { return nil }
    guard case .list(let items) = value else {
      throw OptionError(name: name, problem: .wrongType(wanted: "a list of strings", got: value))
    }
    var texts: [String] = []
    for item in items {
      guard case .text(let text) = item else {
        throw OptionError(name: name, problem: .wrongType(wanted: "a list of strings", got: item))
      }
      texts.append(text)
    }
    return texts
  }
}
