/// How the outer step changes over meta-iterations: a factor on `outer_lr`.
public enum OuterSchedule {
  /// Always 1.
  case constant
  /// From 1, by equal steps, to `final` at meta-iteration `iterations` and after (Reptile's paper
  /// goes to 0).
  case linear(final: Double, iterations: Int)
  /// Any function of the number of meta-iterations done.
  case custom((Int) throws -> Double)

  /// The names a configuration may use.
  public static let names = ["constant", "linear"]

  /// The schedule called `name`; `linear` takes `iterations` and `final` (0).
  ///
  /// - Throws: `LearnerError.setting`.
  public static func make(
    _ name: String, _ options: Options = [:]
  ) throws(LearnerError) -> OuterSchedule {
    do {
      switch name {
      case "constant":
        _ = try OptionReader(options, known: [])
        return .constant
      case "linear":
        let read = try OptionReader(options, known: ["iterations", "final"])
        guard read.has("iterations") else {
          throw OptionError(name: "iterations", problem: .missing)
        }
        let final = try read.number("final", default: 0, wanted: "not negative") { $0 >= 0 }
        return .linear(
          final: final, iterations: try read.integer("iterations", default: 1, atLeast: 1))
      default:
        throw LearnerError.setting(
          "unknown outer schedule \(quoted(name)): \(choices(names, nearest: name))")
      }
    } catch let error as OptionError {
      throw .setting("outer schedule '\(name)': \(error)")
    } catch let error as LearnerError {
      throw error
    } catch {
      throw .setting("\(error)")
    }
  }

  /// The factor when `iteration` meta-iterations are done.
  func factor(at iteration: Int) throws -> Double {
    switch self {
    case .constant: return 1
    case .linear(let final, let iterations):
      let share = min(1, Double(iteration) / Double(max(1, iterations)))
      return 1 + share * (final - 1)
    case .custom(let function): return try function(iteration)
    }
  }
}
