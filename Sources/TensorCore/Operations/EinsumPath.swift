extension Tensor {
  /// The order of products that a greedy search finds for an einsum: each step joins the pair whose
  /// product is smallest against its factors, then the one that costs least.
  ///
  /// - Returns: the pairs, by their place among what is left, results coming last; and a report of
  ///   what is saved.
  public static func einsumPath(_ subscripts: String, _ operands: [Tensor]) throws(TensorError)
    -> (pairs: [[Int]], report: String)
  {
    let terms = try EinsumTerms(subscripts, operands)
    var rest = terms.inputs.map { Set($0) }
    let all = rest.reduce(Set(terms.output)) { $0.union($1) }
    var pairs: [[Int]] = []
    var cost = 0.0
    var scaling = 0
    while rest.count > 1 {
      var best: (score: (Double, Double), pair: (Int, Int), step: EinsumStep)?
      for i in rest.indices {
        for j in (i + 1)..<Swift.max(rest.count, i + 1) {
          let others = rest.indices.filter { $0 != i && $0 != j }.map { rest[$0] }
          let step = EinsumStep(rest[i], rest[j], others, terms)
          let score = (-step.removed, step.cost)
          if best == nil || score < best!.score { best = (score, (i, j), step) }
        }
      }
      let (_, pair, step) = best!
      pairs.append([pair.0, pair.1])
      rest.remove(at: pair.1)
      rest.remove(at: pair.0)
      rest.append(step.result)
      cost += step.cost
      scaling = Swift.max(scaling, step.letters)
    }
    let naive =
      EinsumStep.size(all, terms)
      * Double(
        Swift.max(1, operands.count - 1) + (all.count > terms.output.count ? 1 : 0))
    if pairs.isEmpty {
      pairs = [[0]]
      (cost, scaling) = (naive, all.count)
    }
    let text = subscripts.filter { $0 != " " }
    return (
      pairs,
      """
        Complete contraction:  \(text)
               Naive scaling:  \(all.count)
           Optimized scaling:  \(scaling)
            Naive FLOP count:  \(Int(clamping: naive))
        Optimized FLOP count:  \(Int(clamping: cost))

      """
    )
  }
}

/// The product of two operands of an einsum.
private struct EinsumStep {
  let result: Set<Character>
  /// How many different letters it has.
  let letters: Int
  /// The size of the factors less that of the product.
  let removed: Double
  /// Multiplications and additions.
  let cost: Double

  init(
    _ one: Set<Character>, _ other: Set<Character>, _ rest: [Set<Character>], _ terms: EinsumTerms
  ) {
    let both = one.union(other)
    let needed = rest.reduce(Set(terms.output)) { $0.union($1) }
    result = both.intersection(needed)
    letters = both.count
    removed =
      Self.size(one, terms) + Self.size(other, terms) - Self.size(result, terms)
    cost = Self.size(both, terms) * (result.count < both.count ? 2 : 1)
  }

  static func size(_ letters: Set<Character>, _ terms: EinsumTerms) -> Double {
    letters.reduce(1) { $0 * Double(terms.sizes[$1] ?? 1) }
  }
}

extension Int {
  fileprivate init(clamping value: Double) { self = value < 0x1p62 ? Int(value) : Int.max }
}
