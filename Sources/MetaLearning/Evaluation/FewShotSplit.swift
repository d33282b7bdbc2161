import TensorCore

/// An episode cut anew: k shots per class to adapt on, and query examples to test on.
package enum FewShotSplit {
  /// Takes `shots` examples of every class (of the whole episode, for regression) from the support
  /// set and, where it holds too few, from the query set; what is left of the query set is tested
  /// on.
  ///
  /// - Throws: `TaskSamplingError.tooFewExamples` where a class holds too few examples, or none
  ///   remains of it to test on.
  package static func split(
    _ episode: Episode, shots: Int, classification: Bool
  ) throws -> Episode {
    guard shots >= 1 else {
      throw TaskSamplingError.tooFewExamples("k must be at least 1, got \(shots)")
    }
    let support = try labels(episode.supportTargets, classification)
    let query = try labels(episode.queryTargets, classification)
    var rows = (support: [Int](), borrowed: [Int](), tested: [Int]())
    for label in Set(support + query).sorted() {
      let own = support.indices.filter { support[$0] == label }
      let others = query.indices.filter { query[$0] == label }
      let borrowed = max(0, shots - own.count)
      guard borrowed < others.count else {
        let place = classification ? "class \(label)" : "an episode"
        throw TaskSamplingError.tooFewExamples(
          "k = \(shots): \(place) holds \(own.count) support and \(others.count) query examples, "
            + "and at least one must remain to test on")
      }
      rows.support += own.prefix(shots)
      rows.borrowed += others.prefix(borrowed)
      rows.tested += others.dropFirst(borrowed)
    }
    return Episode(
      supportInputs: try join(
        episode.supportInputs, rows.support, episode.queryInputs, rows.borrowed),
      supportTargets: try join(
        episode.supportTargets, rows.support, episode.queryTargets, rows.borrowed),
      queryInputs: try episode.queryInputs.take(Tensor(rows.tested), axis: 0),
      queryTargets: try episode.queryTargets.take(Tensor(rows.tested), axis: 0))
  }

  /// The class of each example; one class for all values.
  private static func labels(_ targets: Tensor, _ classification: Bool) throws -> [Int] {
    let count = targets.shape.first ?? 0
    guard classification else { return Array(repeating: 0, count: count) }
    return targets.rank == 1 ? try targets.integers() : try targets.argmax(axis: -1).integers()
  }

  private static func join(
    _ first: Tensor, _ firstRows: [Int], _ second: Tensor, _ secondRows: [Int]
  ) throws -> Tensor {
    var parts: [Tensor] = []
    if !firstRows.isEmpty { parts.append(try first.take(Tensor(firstRows), axis: 0)) }
    if !secondRows.isEmpty { parts.append(try second.take(Tensor(secondRows), axis: 0)) }
    return try Tensor.concatenate(parts, axis: 0)
  }
}
