import TensorCore

/// The data files of a distribution: each is read once, however many tasks use it.
public struct DatasetSources {
  private struct Key: Hashable {
    let path, array, labels: [UInt8]
    let features: [[UInt8]]?

    init(_ path: String, _ array: String?, _ labels: String?, _ features: [String]?) {
      self.path = Array(path.utf8)
      self.array = Array((array ?? "").utf8)
      self.labels = Array((labels ?? "").utf8)
      self.features = features?.map { Array($0.utf8) }
    }
  }

  private let files: any FileSystem
  private var loaded: [Key: LabelledData] = [:]

  init(files: any FileSystem) { self.files = files }

  /// The examples of a file; see `DatasetTask` for the arguments.
  ///
  /// - Throws: `TaskSamplingError.data` naming the file and what is wrong; `TensorError` for memory.
  mutating func data(
    _ path: String, array: String?, labels: String?, features: [String]?
  ) throws -> LabelledData {
    let key = Key(path, array, labels, features)
    if let data = loaded[key] { return data }
    let data: LabelledData
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "npz":
      guard features == nil else {
        throw failure(path, "the option 'features' is for .csv and .tsv files")
      }
      data = try ArchiveData.read(path, array: array, labels: labels, from: files)
    case "csv", "tsv":
      guard array == nil else { throw failure(path, "the option 'array' is for .npz files") }
      data = try TableData.read(path, labels: labels ?? "label", features: features, from: files)
    default:
      throw failure(path, "expected a file that ends in .npz, .csv or .tsv")
    }
    loaded[key] = data
    return data
  }

  private func failure(_ path: String, _ reason: String) -> TaskSamplingError {
    .data(file: path, reason: reason)
  }
}
