import ArgumentParser

struct Version: ParsableCommand {
  static let text = "0.1.0"
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.")

  func run() throws { print("metapeft \(Self.text)") }
}
