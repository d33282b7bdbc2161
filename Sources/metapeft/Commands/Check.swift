import ArgumentParser
import MetaScript
import ScriptBindings

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report syntax errors and unknown names, without running.")

  @ArgumentParser.Argument(help: "Scripts to check.")
  var files: [String]

  func run() throws {
    let session = try Session()
    var isClean = true
    for path in files {
      do {
        let bytes = try ScriptFile.read(path)
        let problems = try session.check(
          name: path, bytes: bytes,
          given: PercentReader.isNotebook(bytes) ? ReferenceNames.all : [])
        for problem in problems { Output.error(Output.report(problem)) }
        if !problems.isEmpty { isClean = false }
      } catch {
        Output.error("metapeft: can't open file '\(path)': \(error)\n")
        leave(2)
      }
    }
    if !isClean { leave(1) }
  }
}
