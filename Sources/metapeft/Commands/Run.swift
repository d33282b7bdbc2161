import ArgumentParser
import MetaScript
import ScriptBindings

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script.",
    usage: """
      metapeft run [options] FILE [ARG ...]
      metapeft run [options] -c CODE [ARG ...]
      metapeft run [options] FILE --html OUT [--seed N] [ARG ...]
      """,
    discussion: """
      With --html right after the file its cells are run as a notebook's, and written with all that
      comes of them as one page; random streams start from the seed, 0 unless given. Exit status: 0,
      1 for an error in the script, 2 for usage, 130 for Ctrl-C.
      """)

  @Option(name: .short, help: "Run this text instead of a file.")
  var code: String?

  @OptionGroup var limits: LimitOptions

  @ArgumentParser.Argument(
    parsing: .captureForPassthrough, help: "The script's file and its arguments.")
  var words: [String] = []

  func run() throws {
    if code == nil, let notebook = try RunNotebook(words, limits) { try notebook.run() }
    try ScriptRun(code: code, words: words, limits: limits.limits).run()
  }
}

/// Bounds that a user may set on a run.
struct LimitOptions: ParsableArguments {
  @Option(help: "Stop after this many steps (calls and loop iterations).")
  var maxSteps: Int?

  @Option(help: "Stop when the script holds more than this many bytes.")
  var maxMemory: Int?

  @Option(help: "Stop after this many seconds.")
  var timeout: Double?

  @Option(help: "Calls on top of each other before RecursionError.")
  var maxDepth: Int?

  @Option(
    help: "Threads at most; METAPEFT_THREADS says so too, else one a core. Results are the same.")
  var threads: Int?

  static func setThreads(_ count: Int) throws {
    guard count >= 1 else { throw ValidationError("--threads must be at least 1.") }
    Threads.limit = count
  }

  func validate() throws {
    if let threads { try LimitOptions.setThreads(threads) }
    for (name, value) in [("steps", maxSteps), ("memory", maxMemory), ("depth", maxDepth)] {
      if let value, value < 1 { throw ValidationError("--max-\(name) must be at least 1.") }
    }
    // A script counts an array once it is there: one that is too large must not be made at all.
    if let maxMemory { ArrayMemory.limit = min(ArrayMemory.limit, maxMemory) }
    if let timeout, !(timeout > 0) { throw ValidationError("--timeout must be above 0.") }
  }

  var limits: SessionConfiguration.Limits {
    SessionConfiguration.Limits(
      steps: maxSteps, seconds: timeout, bytes: maxMemory, recursionDepth: maxDepth)
  }
}
