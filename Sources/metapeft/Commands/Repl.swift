import ArgumentParser
import MetaScript
import ScriptBindings

struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Type experiments line by line.")

  func run() throws {
  }
}
