// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "embedding",
  dependencies: [.package(name: "metapeft", path: "../..")],
  targets: [
    .executableTarget(
      name: "embedding", dependencies: [.product(name: "MetaPEFT", package: "metapeft")],
      path: "Sources/Embedding", swiftSettings: [.swiftLanguageMode(.v6)])
  ])
