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

  func giveBack(_ runners: ArraySlice<Runner>) { idle.withLock { $0 += runners } }
}

/// A recording that is replayed in memory of its own.
protocol Replayable: Recording {
  associatedtype Runner: Sendable
  func takeRunners(_ count: Int) throws -> [Runner]
  func giveBack(_ runners: ArraySlice<Runner>)
}

/// The recording of each task of a batch; mostly one for all.
struct TaskRecordings<Made: Recording>: Sendable {
  private(set) var distinct: [Made] = []
  /// Where each task's stands in `distinct`; empty where there is one alone.
  fileprivate private(set) var places: [Int] = []
  private var count = 0

  subscript(task: Int) -> Made { distinct[places.isEmpty ? 0 : places[task]] }

  fileprivate mutating func append(_ recording: Made) {
    let place = distinct.firstIndex { $0 === recording } ?? distinct.count
    if place == distinct.count { distinct.append(recording) }
    if places.isEmpty && place > 0 { places = Array(repeating: 0, count: count) }
    if distinct.count > 1 { places.append(place) }
    count += 1
  }

  /// One more task with the recording of the one before it.
  fileprivate mutating func repeatLast() {
    if let last = places.last { places.append(last) }
    count += 1
  }
}

extension Recordings {
  /// The recordings for `episodes`, of which `sample` gives what a recording sees; nil where one must run
  /// eagerly.
  ///
  /// - Throws: as `find` does.
  func find(
    _ key: RecordingKey, for episodes: [Episode], of sample: (Episode) throws -> Episode,
    where fits: (Made, Episode) -> Bool, make: (Episode) throws -> Made
  ) throws -> TaskRecordings<Made>? {
    var found = TaskRecordings<Made>()
    for (index, episode) in episodes.enumerated() {
      // Nothing of the script runs between the episodes of a batch that is replayed.
      if index > 0, episode.isLike(episodes[index - 1]) {
        found.repeatLast()
        continue
      }
      let sample = try sample(episode)
      guard let recording = try find(key, where: { fits($0, sample) }, make: { try make(sample) })
      else { return nil }
      found.append(recording)
    }
    return found
  }
}

/// For each task of a batch and each thread, a runner of the task's recording.
struct RunnerTable<Runner: Sendable>: Sendable {
  /// Those of one recording, a thread each, then the next's.
  fileprivate let runners: [Runner]
  fileprivate let threads: Int
  /// As in `TaskRecordings`.
  fileprivate let places: [Int]

  subscript(task: Int, worker: Int) -> Runner {
    runners[(places.isEmpty ? 0 : places[task] * threads) + worker]
  }
}

/// Runs `body` with runners of `recordings`, for so many threads.
func withRunners<Made: Replayable, Result>(
  of recordings: TaskRecordings<Made>, threads: Int,
  _ body: (RunnerTable<Made.Runner>) throws -> Result
) throws -> Result {
  var taken: [Made.Runner] = []
  defer {
    for (place, start) in stride(from: 0, to: taken.count, by: threads).enumerated() {
      recordings.distinct[place].giveBack(taken[start..<start + threads])
    }
  }
  for recording in recordings.distinct { taken += try recording.takeRunners(threads) }
  return try body(RunnerTable(runners: taken, threads: threads, places: recordings.places))
}
