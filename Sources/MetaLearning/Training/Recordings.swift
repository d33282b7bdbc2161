import Synchronization
import TensorCore

/// The recordings a learner has made.
final class Recordings<Recording: Sendable>: Sendable {
  /// What recording gave: something to replay, or the knowledge that there is nothing.
  private enum Entry: Sendable {
    case made(Recording)
    case refused(RecordingKey)
  }

  /// Beyond this many combinations of shapes, episodes run eagerly.
  private static var most: Int { 64 }

  private let entries = Mutex<[Entry]>([])

  /// The recording that `holds`, made now if need be; nil where there can be none.
  ///
  /// - Throws: what recording throws, other than that it cannot be done.
  func find(
    _ key: RecordingKey, where holds: (Recording) -> Bool, make: () throws -> Recording
  ) throws -> Recording? {
    let known = entries.withLock { $0 }
    for entry in known {
      switch entry {
      case .made(let recording): if holds(recording) { return recording }
      case .refused(let other): if key.matches(other) { return nil }
      }
    }
    if known.count >= Self.most { return nil }
    do {
      let recording = try make()
      entries.withLock { $0.append(.made(recording)) }
      return recording
    } catch TensorError.readWhileCapturing {
      entries.withLock { $0.append(.refused(key)) }
      return nil
    }
  }

  /// All that were made, in order.
  var made: [Recording] {
    entries.withLock { entries in
      entries.compactMap { entry -> Recording? in
        if case .made(let recording) = entry { recording } else { nil }
      }
    }
  }
}

/// Memory to replay in, handed to one thread at a time.
final class RunnerPool<Runner: Sendable>: Sendable {
  private let idle = Mutex<[Runner]>([])

  /// Runs `body` with an idle runner, or with a new one.
  func withRunner<Result>(
    _ make: () throws -> Runner, _ body: (Runner) throws -> Result
  ) throws -> Result {
    let runner = if let idle = idle.withLock({ $0.popLast() }) { idle } else { try make() }
    defer { idle.withLock { $0.append(runner) } }
    return try body(runner)
  }
}

extension Episode {
  /// Whether all four tensors have the shapes and types of the other's.
  func isLike(_ other: Episode) -> Bool {
    supportInputs.isLike(other.supportInputs) && supportTargets.isLike(other.supportTargets)
      && queryInputs.isLike(other.queryInputs) && queryTargets.isLike(other.queryTargets)
  }
}

extension Tensor {
  /// Whether it has the shape and type of the other.
  func isLike(_ other: Tensor) -> Bool { dtype == other.dtype && shape == other.shape }
}

extension [Tensor] {
  /// Whether the tensors have the shapes and types of the others.
  func areLike(_ others: [Tensor]) -> Bool {
    count == others.count && indices.allSatisfy { self[$0].isLike(others[$0]) }
  }
}
