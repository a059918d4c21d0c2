import LossLaws
import Schedules

extension Prediction {
  func heading(_ shown: [Series]) -> String {
    let names = shown.map(\.label).filter { !$0.isEmpty }
    return names.isEmpty || names.count > 3
      ? "Predicted losses" : "Predicted loss of \(names.joined(separator: ", "))"
  }

  func subtitle(_ runs: Int) -> String {
    let law = type(of: fit.law).name
    let hidden = runs < fit.runs.count ? " \(runs) of \(fit.runs.count) logs are shown." : ""
    let share = (confidence * 100).rounded()
    return
      "Thin: logged. Areas hold the loss \(Int(share)) times in 100, by the \(law)." + hidden
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
