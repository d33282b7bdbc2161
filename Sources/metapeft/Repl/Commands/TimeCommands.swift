import MetaScript

/// `%time`, `%timeit` and their forms for a whole cell.
enum TimeCommands {
  static let rows: [ReplCommand] = [
    ReplCommand("%time STATEMENT", does: "Runs a statement and tells how long it took.") {
      call, repl throws(ReplProblem) in try time(call.arguments, repl)
    },
    ReplCommand("%%time", does: "The same for the lines below it.") {
      call, repl throws(ReplProblem) in try time(call.body ?? "", repl)
    },
    ReplCommand("%timeit [-n LOOPS] [-r RUNS] STATEMENT", does: "Measures a short statement.") {
      call, repl throws(ReplProblem) in try measure(call.arguments, "", repl)
    },
    ReplCommand("%%timeit [-n LOOPS] [-r RUNS]", does: "The same for the lines below it.") {
      call, repl throws(ReplProblem) in try measure(call.arguments, call.body ?? "", repl)
    },
  ]

  private static func time(_ source: String, _ repl: Repl) throws(ReplProblem) -> Int32? {
    guard !source.trimmed.isEmpty else { throw ReplProblem("%time needs a statement") }
    let start = ContinuousClock.now
    let status = repl.runProgram(source)
    repl.say("Wall time: \(text((ContinuousClock.now - start) / .seconds(1)))")
    return status
  }

  /// Runs the statement in a function of its own, whose loop is the language's: what is measured
  /// is the statement, not the prompt.
  private static func measure(
    _ arguments: String, _ body: String, _ repl: Repl
  ) throws(ReplProblem) -> Int32? {
    var words = arguments[...]
    var (loops, runs): (Int?, Int) = (nil, 7)
    while let option = ["-n", "-r"].first(where: { words.hasPrefix($0) }) {
      let rest = words.dropFirst(2).drop { $0 == " " }
      let digits = rest.prefix { ("0"..."9").contains($0) }
      guard let number = Int(digits), number > 0 else {
        throw ReplProblem("\(option) of %timeit needs a number above 0")
      }
      if option == "-n" { loops = number } else { runs = min(number, 1_000) }
      words = rest.dropFirst(digits.count).drop { $0 == " " }
    }
    let statement = body.isEmpty ? String(words) : body
    guard !statement.trimmed.isEmpty else { throw ReplProblem("%timeit needs a statement") }
    let lines = statement.split(separator: "\n", omittingEmptySubsequences: false)
    let program =
      """
      def __timeit__(__count__):
          from time import perf_counter as __clock__
          __start__ = __clock__()
          for __turn__ in range(__count__):
      \(lines.map { "        " + $0 }.joined(separator: "\n"))
          return __clock__() - __start__
      """
    let session = repl.session
    do throws(ScriptError) {
      try session.run(program, name: "<timeit>")
      func seconds(_ count: Int) throws(ScriptError) -> Double {
        guard case .float(let value) = try session.call("__timeit__", count) else { return 0 }
        return value
      }
      var count = loops ?? 1
      if loops == nil {
        // Enough turns for a tenth of a second: 1, 2, 5, 10 and so on.
        while count < 10_000_000, try seconds(count) < 0.1 {
          count = String(count).hasPrefix("2") ? count / 2 * 5 : count * 2
        }
      }
      var times: [Double] = []
      for _ in 0..<runs { times.append(try seconds(count) / Double(count)) }
      repl.say(summary(times, loops: count))
    } catch {
      return repl.report(error)
    }
    return nil
  }

  private static func summary(_ times: [Double], loops: Int) -> String {
    let mean = times.reduce(0, +) / Double(times.count)
    let variance = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times.count)
    let best = times.min() ?? mean
    return "\(text(mean)) ± \(text(variance.squareRoot())) per loop, best \(text(best)) "
      + "(\(times.count) run\(times.count == 1 ? "" : "s"), \(loops) loop\(loops == 1 ? "" : "s") each)"
  }

  /// A time with three digits and its unit.
  static func text(_ seconds: Double) -> String {
    if seconds >= 60 {
      let whole = Int(seconds.rounded())
      return "\(whole / 60) min \(whole % 60) s"
    }
    for (unit, size) in [("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)] where seconds >= size {
      return "\(threeDigits(seconds / size)) \(unit)"
    }
    return "\(threeDigits(seconds * 1e9)) ns"
  }

  private static func threeDigits(_ value: Double) -> String {
    let places = value >= 100 ? 0 : value >= 10 ? 1 : 2
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    guard places > 0 else { return "\(scaled)" }
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale))." + String(repeating: "0", count: places - fraction.count)
      + fraction
  }
}
