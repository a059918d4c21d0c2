import Testing

@testable import Schedules

/// The sixteen nodes of Gauss and Legendre, held to integrals that are known exactly.
struct GaussPanelTests {
  private func power(_ x: DoubleDouble, _ exponent: Int) -> DoubleDouble {
    (0..<exponent).reduce(DoubleDouble(1)) { product, _ in product * x }
  }

  /// Pₙ by its explicit sum, Σ (−1)ᵏ (2n − 2k)! / (2ⁿ k! (n − k)! (n − 2k)!) xⁿ⁻²ᵏ.
  private func legendre(_ n: Int, _ x: DoubleDouble) -> DoubleDouble {
    func factorial(_ n: Int) -> Int128 { n < 2 ? 1 : Int128(n) * factorial(n - 1) }
    return (0...n / 2).reduce(DoubleDouble(0)) { sum, k in
      let whole = factorial(2 * n - 2 * k) / (factorial(k) * factorial(n - k))
      let coefficient = Int(whole / factorial(n - 2 * k)) * (k.isMultiple(of: 2) ? 1 : -1)
      let term = power(x, n - 2 * k) * DoubleDouble(coefficient)
      return sum + term.scaled(byPowerOfTwo: 1 / Double(1 << n))
    }
  }

  @Test(arguments: 0...31)
  func `the mean of a power over [-1, 1] is 1 / (n + 1), or 0 where it is odd`(n: Int) {
    let mean = GaussPanel { DoubleDouble(1) + power($0, n) }.mean
    let exact = DoubleDouble(1) + (n % 2 == 0 ? DoubleDouble(1) / DoubleDouble(n + 1) : .init(0))
    #expect(abs((mean - exact).rounded) < 0x1p-100)
  }

  @Test func `a polynomial of degree 32 is not exact: there are sixteen nodes`() {
    // What Gauss's rule lacks of the integral is 2³³ (16!)⁴ / (33 (32!)²); half of it of the mean.
    let mean = GaussPanel { DoubleDouble(1) + power($0, 32) }.mean
    let error = (mean - DoubleDouble(1) - DoubleDouble(1) / DoubleDouble(33)).rounded
    #expect(abs(error + 3.6023076661943104e-10) < 1e-20)
  }

  @Test(arguments: [(0.25, 0), (0, 0.25), (0.125, -0.25), (-0.0625, 0.5), (0, 0)])
  func `roughness is the share of the polynomials of degrees 14 and 15, and of no other`(
    fourteenth: Double, fifteenth: Double
  ) {
    for other in 1...13 {
      let panel = GaussPanel { x in
        let rough = legendre(14, x) * fourteenth + legendre(15, x) * fifteenth
        return DoubleDouble(2) + legendre(other, x) + rough
      }
      #expect(abs(panel.roughness - (abs(fourteenth) + abs(fifteenth)) / 2) < 1e-13)
      #expect(abs(panel.mean.rounded - 2) < 1e-15)
    }
  }

  @Test func `nothing is not rough`() {
    #expect(GaussPanel { _ in DoubleDouble(0) }.roughness == 0)
  }
}
