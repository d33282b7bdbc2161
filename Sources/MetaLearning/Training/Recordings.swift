import Foundation
import Synchronization
import TensorCore

/// Whether recordings are replayed at all: not where `METAPEFT_EAGER` is set to anything but 0. Either
/// way gives the same bits.
public let isReplayingAllowed: Bool = {
  let text = ProcessInfo.processInfo.environment["METAPEFT_EAGER"] ?? ""
  return text.isEmpty || text == "0"
}()

/// Something that has been recorded.
protocol Recording: AnyObject, Sendable {
  var guarded: RecordingGuard { get }
}

/// The recordings a learner has made.
final class Recordings<Made: Recording>: Sendable {
  /// What recording gave: something to replay, or the knowledge that there is nothing.
  private enum Entry: Sendable {
    case made(Made)
    case refused(RecordingKey)
  }

  /// Beyond this many combinations of shapes, episodes run eagerly.
  private static var most: Int { 64 }
  /// As many recordings of one function and shapes, each for another state of what it reads and none
  /// ever found again, show that it is not worth recording.
  private static var mostInVain: Int { 4 }

  private let entries = Mutex<[Entry]>([])
  private let lastObstacle = Mutex<String?>(nil)

  /// The recording that fits and whose dependences hold, made now if need be; nil where there can be
  /// none.
  ///
  /// - Parameter fits: Whether a recording is of such shapes, for a key that matches.
  /// - Throws: what recording throws, other than that it cannot be done or fails as running would.
  func find(
    _ key: RecordingKey, where fits: (Made) -> Bool, make: () throws -> Made
  ) throws -> Made? {
    let known = entries.withLock { $0 }
    var outdated: [Made] = []
    for entry in known {
      switch entry {
      case .made(let recording):
        guard fits(recording) else { continue }
        if recording.guarded.holds(for: key) {
          recording.guarded.uses += 1
          return recording
        }
        outdated.append(recording)
      case .refused(let other): if key.matches(other) { return nil }
      }
    }
    let vain = outdated.filter { $0.guarded.uses == 0 }
    if vain.count >= Self.mostInVain {
      let change = vain[vain.count - 1].guarded.change(for: key) ?? "what it reads"
      return refuse(key, "\(change) changes from call to call", dropping: outdated)
    }
    // One that was of use may be of use again; too many of them are not kept.
    if outdated.count >= Self.mostInVain * 2 { drop([outdated[0]]) }
    if known.count >= Self.most {
      key.observer?.report("more than \(Self.most) kinds of steps have been recorded")
      return nil
    }
    do {
      let recording = try make()
      entries.withLock { $0.append(.made(recording)) }
      return recording
    } catch let error as NotRecordable {
      return refuse(key, error.reason)
    } catch TensorError.readWhileCapturing(let what) {
      return refuse(key, "\(what.prefix(1).lowercased() + what.dropFirst()) cannot be recorded")
    } catch  where key.observer?.wouldFailAgain(error) == true {
      // Run as it is written, it leaves behind what it does before it fails.
      return nil
    }
  }

  /// Why something runs eagerly, if anything does.
  var obstacle: String? { lastObstacle.withLock { $0 } }

  private func refuse(_ key: RecordingKey, _ reason: String, dropping old: [Made] = []) -> Made? {
    drop(old)
    lastObstacle.withLock { $0 = reason }
    if let observer = key.observer {
      if let loss = key.observableLoss { observer.keep(loss) }
      observer.report(reason)
    }
    entries.withLock { $0.append(.refused(key)) }
    return nil
  }

  private func drop(_ old: [Made]) {
    entries.withLock { entries in
      entries.removeAll { entry in
        if case .made(let recording) = entry { old.contains { $0 === recording } } else { false }
      }
    }
  }

  /// All that were made, in order.
  var made: [Made] {
    entries.withLock { entries in
      entries.compactMap { entry -> Made? in
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

  /// `count` runners, to be given back.
  func take(_ count: Int, _ make: () throws -> Runner) throws -> [Runner] {
    var taken = idle.withLock { idle in
      let known = Array(idle.suffix(count))
      idle.removeLast(known.count)
      return known
    }
    while taken.count < count { taken.append(try make()) }
    return taken
  }

  func giveBack(_ runners: [Runner]) { idle.withLock { $0 += runners } }
}

/// A recording that is replayed in memory of its own.
protocol Replayable: Recording {
  associatedtype Runner: Sendable
  func takeRunners(_ count: Int) throws -> [Runner]
  func giveBack(_ runners: [Runner])
}

/// For each task of a batch and each thread, a runner of the task's recording.
struct RunnerTable<Runner: Sendable>: Sendable {
  fileprivate var runners: [Runner] = []
  /// Where the runners of each task begin.
  fileprivate var starts: [Int] = []

  subscript(task: Int, worker: Int) -> Runner { runners[starts[task] + worker] }
}

/// Runs `body` with runners of `recordings`, one for each task, for so many threads.
func withRunners<Made: Replayable, Result>(
  of recordings: [Made], threads: Int, _ body: (RunnerTable<Made.Runner>) throws -> Result
) throws -> Result {
  var table = RunnerTable<Made.Runner>()
  var taken: [(recording: Made, start: Int)] = []
  defer {
    for (recording, start) in taken {
      recording.giveBack(Array(table.runners[start..<start + threads]))
    }
  }
  for recording in recordings {
    if let known = taken.first(where: { $0.recording === recording }) {
      table.starts.append(known.start)
      continue
    }
    let start = table.runners.count
    table.runners += try recording.takeRunners(threads)
    taken.append((recording, start))
    table.starts.append(start)
  }
  return try body(table)
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
