import MetaLearning
import MetaScript
import TensorCore

/// The tasks behind a script's `TaskDistribution`, and the script's configurations of them.
final class TasksObject: BoundObject {
  var tasks: TaskDistribution
  private let layouts: EpisodeLayouts
  private let arrayType: TypeRef

  /// - Parameter configs: The script's objects, in the order of the tasks.
  init(_ tasks: TaskDistribution, configs: [Value], _ machine: Machine) {
    let layouts = EpisodeLayouts(count: tasks.count)
    self.tasks = tasks
    self.layouts = layouts
    arrayType = machine.coreType("array")
    super.init()
    let reader = PackReader { pack, part in layouts.array(part, of: pack) }
    held = configs + [machine.heap.native(reader, type: machine.types.object)]
  }

  /// The script's configurations, in the order of the tasks.
  var configs: ArraySlice<Value> { held.dropLast() }

  /// (task_config, support_x, support_y, query_x, query_y) of what was drawn last of a task.
  ///
  /// The arrays of a small episode stay numbers in a pack until they are read.
  func drawnEpisode(ofTaskAt task: Int, _ machine: Machine) throws(Raised) -> Value {
    let result = try machine.heap.tuple(count: 5)
    result.initialize(0, to: held[task])
    let layout = layouts[task] ?? layouts.add(tasks.parts(ofTaskAt: task), task)
    guard layout.isSmall else {
      let episode = try machine.native { try tasks.episode(drawnOfTaskAt: task) }
      result.initialize(1, to: machine.array(episode.supportInputs))
      result.initialize(2, to: machine.array(episode.supportTargets))
      result.initialize(3, to: machine.array(episode.queryInputs))
      result.initialize(4, to: machine.array(episode.queryTargets))
      return result.value
    }
    let (inputs, labels, values) = tasks.numbers(ofTaskAt: task)
    let pack = try machine.heap.pack(layout.byteCount, reader: held[held.count - 1])
    pack.store(inputs, at: 0)
    if values.isEmpty {
      pack.store(labels, at: 4 * inputs.count)
    } else {
      pack.store(values, at: 4 * inputs.count)
    }
    for index in 0..<4 {
      result.initialize(
        index + 1,
        to: machine.heap.native(
          4 * task + index, of: pack, footprint: layout.parts[index].bytes.count, type: arrayType))
    }
    return result.value
  }
}

/// How the episodes of each task lie in their packs; known once a task has been sampled.
private final class EpisodeLayouts {
  /// One task's.
  struct Layout {
    let parts: [EpisodeDraft.Part]
    let byteCount: Int
    /// Whether to copy an episode once more, when its arrays are read, costs less than to make arrays
    /// that nobody reads.
    var isSmall: Bool { byteCount <= 4_096 }
  }

  private var layouts: [Layout?]

  init(count: Int) { layouts = Array(repeating: nil, count: count) }

  subscript(task: Int) -> Layout? { layouts[task] }

  func add(_ parts: [EpisodeDraft.Part], _ task: Int) -> Layout {
    let layout = Layout(parts: parts, byteCount: parts.reduce(0) { $0 + $1.bytes.count })
    layouts[task] = layout
    return layout
  }

  /// Array `part % 4` of an episode of task `part / 4`.
  func array(_ part: Int, of pack: PackRef) -> ArrayObject {
    guard let layout = layouts[part / 4] else { preconditionFailure("an episode of no task") }
    let wanted = layout.parts[part % 4]
    return pack.withBytes(wanted.bytes) { bytes in
      ArrayObject(Tensor(copying: bytes, shape: wanted.shape, dtype: wanted.dtype))
    }
  }
}
