import ArgumentParser
import MetaScript
import ScriptBindings

/// One run of a script, from a file or from the command line.
struct ScriptRun {
  /// The text to run instead of a file.
  var code: String?
  /// The script's file, where there is no text, and its arguments.
  let words: [String]
  var limits = SessionConfiguration.Limits()

  func run() throws {
    let source: (name: String, bytes: [UInt8])
    var arguments = words
    if let code {
      source = ("<string>", Array(code.utf8))
      arguments.insert("-c", at: 0)
    } else {
      guard let path = words.first else {
        throw ValidationError("Missing expected argument: a script's file, or -c and a text.")
      }
      do {
        source = (path, try ScriptFile.read(path))
      } catch {
        Output.error("metapeft: can't open file '\(path)': \(error)\n")
        leave(2)
      }
    }
    let host = CommandHost(arguments: arguments, limits: limits, script: source.name)
    let session = try host.session()
    Interrupts.watch { session.cancel() }
    do throws(ScriptError) {
      // A notebook has the names of the prompt.
      if PercentReader.isNotebook(source.bytes) { try session.installReferenceNames() }
      try session.run(bytes: source.bytes, name: source.name)
      try session.finishProgram()
      if !host.finish() { leave(1) }
    } catch {
      let status = host.report(error)
      if !error.isInterrupt { try? session.finishProgram() }
      leave(status)
    }
  }
}

extension ScriptRun {
  /// The run that a command line without options means: `run FILE ARG ...` or `run -c CODE`.
  ///
  /// The argument parser would say the same, but looks at its types by reflection first, which
  /// takes a third of the whole start. Everything else is left to it: nil.
  init?(plain arguments: some Collection<String>) {
    var words = Array(arguments)
    guard words.count >= 2, words.removeFirst() == "run" else { return nil }
    if words.count == 2, words[0] == "-c", !words[1].hasPrefix("-") {
      self.init(code: words[1], words: [])
    } else if !words[0].hasPrefix("-"), words.count == 1 || !words[1].hasPrefix("-") {
      self.init(words: words)
    } else {
      return nil
    }
  }
}
