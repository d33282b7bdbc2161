import TensorCore
import Testing

/// Texts as MLX 0.32.4 prints them.
struct PrintingTests {
  @Test func `numbers and nesting`() throws {
    #expect(
      "\(try Tensor([1, 2, 3, 4], shape: [2, 2]))" == "array([[1, 2],\n       [3, 4]], dtype=int32)"
    )
    #expect("\(try Tensor(3))" == "array(3, dtype=int32)")
    #expect("\(try Tensor(1.5))" == "array(1.5, dtype=float32)")
    #expect("\(try Tensor([true, false]))" == "array([True, False], dtype=bool)")
    #expect("\(try Tensor([1.0, 1e10, 1e-7]))" == "array([1, 1e+10, 1e-07], dtype=float32)")
    #expect(
      "\(try Tensor([1e5, 1e6, 123456, 1_234_567, 0.0001, 0.00001]))"
        == "array([100000, 1e+06, 123456, 1.23457e+06, 0.0001, 1e-05], dtype=float32)")
    #expect(
      "\(try Tensor([1.0 / 3, 2e20, -0.0], dtype: .float64))"
        == "array([0.333333, 2e+20, -0], dtype=float64)")
    #expect(
      "\(try Tensor([1.0, 2.0], dtype: .bfloat16) / 3.0)"
        == "array([0.333984, 0.667969], dtype=bfloat16)")
    #expect(
      "\(try Tensor([Complex64(1, 2), Complex64(3, -1)]))" == "array([1+2j, 3-1j], dtype=complex64)"
    )
  }

  @Test func `empty arrays`() throws {
    #expect("\(try Tensor.zeros([0]))" == "array([], dtype=float32)")
    #expect("\(try Tensor.zeros([2, 0]))" == "array([[],\n       []], dtype=float32)")
    #expect("\(try Tensor.zeros([0, 3]))" == "array([], dtype=float32)")
    #expect(
      "\(try Tensor.zeros([3, 1, 0, 2]))"
        == "array([[[]],\n       [[]],\n       [[]]], dtype=float32)")
  }

  @Test func `axes longer than six are shortened`() throws {
    #expect("\(try Tensor.arange(6))" == "array([0, 1, 2, 3, 4, 5], dtype=int32)")
    #expect("\(try Tensor.arange(7))" == "array([0, 1, 2, ..., 4, 5, 6], dtype=int32)")
    #expect(
      "\(try Tensor.arange(14).reshaped([7, 2]))" == """
        array([[0, 1],
               [2, 3],
               [4, 5],
               ...,
               [8, 9],
               [10, 11],
               [12, 13]], dtype=int32)
        """)
    #expect(
      "\(try Tensor.arange(2000).reshaped([2, 1000]))" == """
        array([[0, 1, 2, ..., 997, 998, 999],
               [1000, 1001, 1002, ..., 1997, 1998, 1999]], dtype=int32)
        """)
  }
}
