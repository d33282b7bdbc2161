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
    "json": makeJSONModule, "logging": makeLoggingModule, "math": makeMathModule,
    "os": makeOSModule, "os.path": makePathModule, "pathlib": makePathlibModule,
    "posixpath": makePathModule, "random": makeRandomModule, "re": makeRegexModule,
    "string": makeStringModule, "sys": makeSysModule, "time": makeTimeModule,
    "traceback": makeTracebackModule, "typing": makeTypingModule,
    "_strptime": makeStrptimeModule,
    "__future__": makeFutureModule, "_mappingproxy": makeMappingProxyModule,
    "collections": makeCollectionsModule,
    "collections.abc": makeCollectionsABCModule, "collections._users": makeUserContainersModule,
    "copy": makeCopyModule,
    "functools": makeFunctoolsModule, "itertools": makeItertoolsModule,
    "operator": makeOperatorModule,
  ]
}
