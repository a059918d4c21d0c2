import Logs

/// What holds of every log that is read, and of every error.
func checkLog(_ bytes: [UInt8], metric: String) {
  switch Result(catching: { () throws(LogError) in
    try TrainingLog(bytes, named: "a.csv", metric: metric)
  }) {
  case .success(let log):
    for run in log.runs {
      for curve in [run.curve, run.rates].compactMap(\.self) {
        require(curve.steps.count == curve.values.count, "\(run)")
        require(zip(curve.steps, curve.steps.dropFirst()).allSatisfy { $0 < $1 }, "\(run)")
        require(curve.steps.first ?? 0 >= 0, "\(run)")
      }
      require(run.curve.steps.count <= bytes.count, "more points than bytes")
    }
    require(log.runs.count <= bytes.count, "more runs than bytes")
    let marked = try? TrainingLog([0xEF, 0xBB, 0xBF] + bytes, named: "a.csv", metric: metric)
    if !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      require("\(marked as Any)" == "\(log as TrainingLog?  as Any)", "a mark changes what is read")
    }
  case .failure(let error):
    require(!error.fault.isEmpty && !error.remedy.isEmpty, "\(error)")
    require("\(error)".utf8.count < 4 * bytes.count + 1000, "a long message")
  }
  do throws(LogError) {
    let sweep = try SweepLog(bytes, named: "a.csv")
    require(sweep.rows.count <= bytes.count, "more rows than bytes")
    for row in sweep.rows {
      require(row.rate.isFinite && row.rate >= 0, "\(row)")
      require(row.steps ?? 0 >= 0, "\(row)")
    }
  } catch {
    require(!error.fault.isEmpty && !error.remedy.isEmpty, "\(error)")
  }
}
