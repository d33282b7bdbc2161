/// Help for `mlx.core.linalg`: see `HelpCatalogue` for the form.
enum LinearAlgebraHelp {
  static let text = #"""
    # mlx.core.linalg

    ## cholesky
    The lower triangular L with L @ L.T == a, for a symmetric positive definite: [..., n, n].
    >>> mx.linalg.cholesky(mx.array([[4.0, 0.0], [0.0, 9.0]]), stream=mx.cpu)
    array([[2, 0],
           [0, 3]], dtype=float32)

    ## cholesky_inv
    The inverse of L @ L.T from L: [..., n, n].
    >>> mx.linalg.cholesky_inv(mx.array([[2.0, 0.0], [0.0, 1.0]]), stream=mx.cpu)
    array([[0.25, 0],
           [0, 1]], dtype=float32)

    ## cross
    The vector product along an axis of length 2 or 3.
    >>> mx.linalg.cross(mx.array([1.0, 0.0, 0.0]), mx.array([0.0, 1.0, 0.0]))
    array([0, 0, 1], dtype=float32)

    ## det
    The determinant: [..., n, n] gives [...].
    >>> mx.linalg.det(mx.array([[2.0, 0.0], [0.0, 3.0]]))
    array(6, dtype=float32)

    ## slogdet
    The sign of the determinant and the logarithm of its magnitude.
    >>> mx.linalg.slogdet(mx.array([[2.0, 0.0], [0.0, 3.0]]))[0]
    array(1, dtype=float32)

    ## eig
    Eigenvalues and, in columns, eigenvectors of square matrices, complex.
    >>> mx.linalg.eig(mx.eye(2), stream=mx.cpu)[0]
    array([1+0j, 1+0j], dtype=complex64)

    ## eigh
    Eigenvalues in ascending order and eigenvectors of symmetric matrices.
    >>> mx.linalg.eigh(mx.array([[2.0, 0.0], [0.0, 1.0]]), stream=mx.cpu)[0]
    array([1, 2], dtype=float32)

    ## eigvals
    The eigenvalues of square matrices, complex.
    >>> mx.linalg.eigvals(mx.eye(2), stream=mx.cpu)
    array([1+0j, 1+0j], dtype=complex64)

    ## eigvalsh
    The eigenvalues of symmetric matrices, in ascending order.
    >>> mx.linalg.eigvalsh(mx.array([[2.0, 0.0], [0.0, 1.0]]), stream=mx.cpu)
    array([1, 2], dtype=float32)

    ## inv
    The inverse: [..., n, n].
    >>> mx.linalg.inv(mx.array([[2.0, 0.0], [0.0, 4.0]]), stream=mx.cpu)
    array([[0.5, 0],
           [-0, 0.25]], dtype=float32)

    ## lu
    P, L, U with P @ L @ U == a.
    >>> mx.linalg.lu(mx.array([[2.0, 0.0], [0.0, 4.0]]), stream=mx.cpu)[2]
    array([[2, 0],
           [0, 4]], dtype=float32)

    ## lu_factor
    L and U in one matrix, and the rows that were exchanged.
    >>> mx.linalg.lu_factor(mx.array([[2.0, 0.0], [0.0, 4.0]]), stream=mx.cpu)[0]
    array([[2, 0],
           [0, 4]], dtype=float32)

    ## norm
    The norm of vectors or matrices: 2 and Frobenius unless ord says otherwise.
    >>> mx.linalg.norm(mx.array([3.0, 4.0]))
    array(5, dtype=float32)

    ## pinv
    The pseudo-inverse: [..., m, n] gives [..., n, m].
    >>> mx.linalg.pinv(mx.ones((2, 3)), stream=mx.cpu).shape
    (3, 2)

    ## qr
    Q with orthonormal columns and R upper triangular, Q @ R == a.
    >>> [x.shape for x in mx.linalg.qr(mx.ones((3, 2)), stream=mx.cpu)]
    [(3, 2), (2, 2)]

    ## solve
    x with a @ x == b: a is [..., n, n], b is [..., n] or [..., n, k].
    >>> mx.linalg.solve(mx.array([[2.0, 0.0], [0.0, 4.0]]), mx.array([2.0, 2.0]), stream=mx.cpu)
    array([1, 0.5], dtype=float32)

    ## solve_triangular
    The same for a triangular a, upper or lower.
    >>> mx.linalg.solve_triangular(mx.array([[2.0, 0.0], [0.0, 4.0]]), mx.array([2.0, 2.0]), stream=mx.cpu)
    array([1, 0.5], dtype=float32)

    ## svd
    U, S, Vt with a == U @ diag(S) @ Vt, S in descending order.
    >>> mx.linalg.svd(mx.array([[3.0, 0.0], [0.0, 4.0]]), stream=mx.cpu)[1]
    array([4, 3], dtype=float32)

    ## tri_inv
    The inverse of a triangular matrix, lower unless upper.
    >>> mx.linalg.tri_inv(mx.array([[2.0, 0.0], [0.0, 4.0]]), stream=mx.cpu)
    array([[0.5, 0],
           [-0, 0.25]], dtype=float32)
    """#
}
