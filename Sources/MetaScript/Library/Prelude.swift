/// Library modules written in the language itself.
///
/// What needs no speed of its own is simplest there, and its errors, its printing and its treatment
/// of callables are then right by themselves. The text is compiled when the module is imported.
extension Machine {
  /// Runs `text` in `module`, which may hold natives that the text uses.
  package func run(prelude text: String, in module: ModuleRef) throws(Raised) {
    let name = module.info.name
    try execute(SourceText(name: "<library \(name)>", text: text), in: module)
  }
}
