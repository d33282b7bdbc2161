// swift-tools-version: 6.2
import PackageDescription

/// Every unmarked use of unsafe memory is a diagnostic; `scripts/check` says where marks may stand.
///
/// Release builds trust what debug builds check at run time, that nobody reads a property while
/// another access changes it: the checks cost a call each, in the machine's loop too.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(),
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

let foundationParts = [
  "CoreFoundation", "_FoundationCShims", "_FoundationCollections", "_FoundationICU", "stdc++",
]

let package = Package(
  name: "metapeft",
  products: [
    .executable(name: "metapeft", targets: ["metapeft"]),
    .library(name: "MetaPEFT", targets: ["MetaPEFT"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CKernels"),
    .target(
      name: "TensorCore", dependencies: ["COpenBLAS", "CKernels", "CZlib"], swiftSettings: settings),
    .target(
      name: "MetaLearning",
      dependencies: [
        "TensorCore", .product(name: "Yams", package: "Yams"),
        .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: settings),
    .target(
      name: "MetaScript", dependencies: [.product(name: "BigInt", package: "BigInt")],
      swiftSettings: settings),
    .target(name: "Plotting", dependencies: ["TensorCore"], swiftSettings: settings),
    .target(
      name: "ScriptBindings",
      dependencies: [
        "MetaScript", "MetaLearning", "TensorCore", "Plotting",
        .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: settings),
    .target(
      name: "MetaPEFT",
      dependencies: ["ScriptBindings", "MetaScript", "MetaLearning", "TensorCore", "Plotting"],
      swiftSettings: settings),
    .executableTarget(
      name: "metapeft",
      dependencies: [
        "ScriptBindings", "CLibEdit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings,
      // Swift's libraries inside the binary, at fixed addresses and nothing exported: it starts in
      // half the time and needs no toolchain beside it. The named ones are what Foundation leans on.
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib"] + foundationParts.map { "-l\($0)" }
            + ["-Xclang-linker", "-no-pie"]
            + ["--no-export-dynamic", "--gc-sections"].flatMap { ["-Xlinker", $0] },
          .when(configuration: .release))
      ]),
    .testTarget(
      name: "TensorCoreTests", dependencies: ["TensorCore"], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "MetaLearningTests", dependencies: ["MetaLearning"], swiftSettings: settings),
    .testTarget(
      name: "MetaScriptTests", dependencies: ["MetaScript", .product(name: "BigInt", package: "BigInt")],
      exclude: ["Programs", "Source/Golden", "Syntax/Golden", "Compile/Golden", "Numbers/Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "ScriptBindingsTests", dependencies: ["ScriptBindings"], exclude: ["Programs", "Cases", "Laws", "Scripts"],
      swiftSettings: settings),
    .testTarget(
      name: "PlottingTests", dependencies: ["Plotting"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(name: "metapeftTests", exclude: ["Fixtures"], swiftSettings: settings),
  ]
)

// The fuzzers have no main of their own, so they exist only for the scripts beside them.
if Context.environment["METAPEFT_FUZZ"] != nil {
  let library: [SwiftSetting] = settings + [.unsafeFlags(["-parse-as-library"])]
  package.targets += [
    .executableTarget(
      name: "SyntaxFuzzer", dependencies: ["MetaScript"], path: "scripts/fuzz/syntax",
      exclude: ["dictionary", "run"], swiftSettings: library),
    .executableTarget(
      name: "RunFuzzer", dependencies: ["MetaScript"], path: "scripts/fuzz/running",
      exclude: ["pieces.py", "run"], swiftSettings: library),
  ]
}
