/// The configuration of one meta-learning task.
public struct TaskConfig: Sendable, Equatable {
  /// Names the task; unique within a distribution.
  public var taskID: String
  /// The family the task is of: a name in `TaskFamilies.catalogue`.
  public var taskFamily: String
  /// Classes to tell apart (ways); 1 for regression.
  public var numClasses: Int
  /// Features of one example.
  public var inputDim: Int
  /// Examples to adapt on, over all classes, spread as evenly as can be.
  public var supportSize: Int
  /// Examples to evaluate on, over all classes, spread as evenly as can be.
  public var querySize: Int
  /// What the family takes besides; see the families' documentation.
  public var taskParams: Options?

  public init(
    taskID: String, taskFamily: String, numClasses: Int, inputDim: Int, supportSize: Int,
    querySize: Int, taskParams: Options? = nil
  ) {
    self.taskID = taskID
    self.taskFamily = taskFamily
    self.numClasses = numClasses
    self.inputDim = inputDim
    self.supportSize = supportSize
    self.querySize = querySize
    self.taskParams = taskParams
  }
}
