/// Fills a fresh module with what scripts see in it.
package typealias ModuleMaker = @Sendable (Machine, ModuleRef) throws(Raised) -> Void

extension Machine {
  /// The library: a module is made by its row here when it is first imported.
  ///
  /// A row's maker defines functions and types written in Swift, runs a source text in the language
  /// itself (`run(prelude:in:)`), or does both.
  static let moduleMakers: [String: ModuleMaker] = [
    "abc": makeAbcModule, "bisect": makeBisectModule, "contextlib": makeContextlibModule,
    "dataclasses": makeDataclassesModule, "heapq": makeHeapqModule, "io": makeIOModule,
    "json": makeJSONModule, "logging": makeLoggingModule, "os": makeOSModule,
    "os.path": makePathModule, "pathlib": makePathlibModule, "posixpath": makePathModule,
    "re": makeRegexModule, "string": makeStringModule, "sys": makeSysModule,
    "time": makeTimeModule, "traceback": makeTracebackModule, "typing": makeTypingModule,
  ]

  /// What serves here in the place of modules that Python users reach for in vain.
  static let modulesElsewhere: [String: String] = [
    "numpy": "mlx.core", "scipy": "mlx.core", "torch": "mlx.core and mlx.nn",
    "torchvision": "mlx.nn", "jax": "mlx.core", "flax": "mlx.nn", "optax": "mlx.optimizers",
    "tensorflow": "mlx.core and mlx.nn", "keras": "mlx.nn", "sklearn": "metapeft",
    "learn2learn": "metapeft", "higher": "metapeft", "peft": "metapeft",
    "transformers": "metapeft",
  ]
}
