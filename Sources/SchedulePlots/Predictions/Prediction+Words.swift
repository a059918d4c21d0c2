import LossLaws
import Schedules

extension Prediction {
  func heading(_ shown: [Series]) -> String {
    let names = shown.map(\.label).filter { !$0.isEmpty }
    return names.isEmpty || names.count > 3
      ? "Predicted losses" : "Predicted loss of \(names.joined(separator: ", "))"
  }

  func subtitle(_ runs: [LossRun], _ forecasts: [LossForecast]) -> String {
    let law = type(of: fit.law).name
    let hidden =
      (runs.contains { !$0.spikes.isEmpty } ? " Rings: left out of the fit." : "")
      + (runs.count < fit.runs.count ? " \(runs.count) of \(fit.runs.count) logs are shown." : "")
    let share = Int((confidence * 100).rounded())
    let areas = "Areas hold the loss \(share) times in 100, by the \(law)"
    let unsure = forecasts.count { !$0.isReliable }
    return "Thin: logged. "
      + (unsure == 0
        ? areas + "."
        : unsure == forecasts.count
          ? "The \(law) has no confidence in what it predicts here."
          : areas + "; lines without one have no confidence.") + hidden
  }

  /// What the picture shows, for those who do not see it.
  func words(_ shown: [Series], _ forecasts: [LossForecast]) -> String {
    let logs = "Fitted to \(fit.runs.prefix(20).map(\.name).joined(separator: ", "))."
    let predicted = zip(shown, forecasts).prefix(20).map { series, forecast in
      "\(shortened(series.label, to: 400)): predicted to end at \(forecast.finalWords) after step "
        + "\(max(0, series.schedule.length - 1))."
    }
    return ([shortened(logs, to: 2_000)] + predicted).joined(separator: " ")
  }
}
