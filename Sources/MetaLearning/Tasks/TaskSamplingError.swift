/// Why a task distribution could not be built, or an episode not be sampled.
public enum TaskSamplingError: MetaLearningError, Equatable {
  /// No family of that name.
  case unknownFamily(String, task: String)
  /// No task of that name; what there is.
  case unknownTask(String, known: [String])
  /// Two tasks of one name.
  case duplicateTask(String)
  /// The distribution holds no tasks.
  case noTasks
  /// A size of the configuration is out of range: its name, what it must be, what it is.
  case size(task: String, name: String, wanted: String, got: Int)
  /// The family does not take this option, or not so.
  case option(task: String, family: String, OptionError)
  /// No hidden map leaves every class its share of the inputs.
  case unbalanced(task: String, classes: Int, inputDim: Int, attempts: Int)
  /// Examples of some class did not turn up within a bounded number of draws.
  case exhausted(task: String, draws: Int)
  /// The data hold fewer classes than an episode needs.
  case tooFewClasses(task: String, needed: Int, available: Int)
  /// A class holds fewer examples than an episode, or a comparison, needs.
  case tooFewExamples(String)
  /// The data file cannot be read, or does not hold what is asked for.
  case data(file: String, reason: String)
  /// The share of training tasks is not between 0 and 1.
  case ratio(Double)

  public var description: String {
    switch self {
    case .unknownFamily(let name, let task):
      "task \(quoted(task)): \(TaskFamilies.catalogue.explanation(forUnknown: name))"
    case .unknownTask(let name, let known):
      "unknown task \(quoted(name)): \(choices(known, nearest: name))"
    case .duplicateTask(let name): "two tasks are called \(quoted(name))"
    case .noTasks: "the distribution holds no tasks to sample from"
    case .size(let task, let name, let wanted, let got):
      "task \(quoted(task)): \(name) must be \(wanted), got \(got)"
    case .option(let task, let family, let error):
      "task \(quoted(task)), family \(family): \(error)"
    case .unbalanced(let task, let classes, let inputDim, let attempts):
      "task \(quoted(task)): none of \(attempts) random maps from \(inputDim) inputs gives each of "
        + "\(classes) classes 1/\(4 * classes) of the draws"
    case .exhausted(let task, let draws):
      "task \(quoted(task)): some class did not turn up in \(draws) draws"
    case .tooFewClasses(let task, let needed, let available):
      "task \(quoted(task)): an episode needs \(needed) classes, the data hold \(available)"
    case .tooFewExamples(let text): text
    case .data(let file, let reason): "\(quoted(file)): \(reason)"
    case .ratio(let ratio): "train_ratio must be between 0 and 1, got \(ratio)"
    }
  }
}
