/// `utils.errors`: the exceptions of the API reference.
enum ErrorsPrelude {
  static let text = """
    class MetaLearningError(Exception):
        \"\"\"Base exception for meta-learning errors.\"\"\"

    class TaskSamplingError(MetaLearningError):
        \"\"\"Error during task sampling.\"\"\"

    class AdapterCreationError(MetaLearningError):
        \"\"\"Error during adapter creation.\"\"\"
    """
}
