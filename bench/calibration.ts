/** A confidence, and whether what it was given to is right. */
export type Calibrated = { readonly confidence: number; readonly right: boolean }

/** Prints what confidences are worth; `gold` is how many there are to find. */
export function reportCalibration(title: string, all: readonly Calibrated[], gold: number): void {
  console.log(`\n${title}: ${all.length} found, ${gold} to find`)
  console.log('confidence     number  mean   right')
  for (const bin of bins(all)) {
    const mean = average(bin.map((x) => x.confidence))
    const right = average(bin.map((x) => Number(x.right)))
    const low = Math.floor(Math.min(0.999, bin[0]!.confidence) * 10) / 10
    console.log(
      `${low.toFixed(1)} to ${(low + 0.1).toFixed(1)}  ${String(bin.length).padStart(8)}  ${mean.toFixed(2)}   ${right.toFixed(2)}`,
    )
  }
  console.log(`expected calibration error: ${(100 * calibrationError(all)).toFixed(1)} points`)
  console.log('at least   precision  recall')
  for (const least of [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const kept = all.filter((x) => x.confidence >= least)
    const right = kept.filter((x) => x.right).length
    const share = (n: number): string => (100 * n).toFixed(1).padStart(5)
    console.log(
      `${least.toFixed(1)}        ${share(right / Math.max(1, kept.length))}      ${share(right / Math.max(1, gold))}`,
    )
  }
  const { intercept, slope } = fit(all)
  console.log(
    `a better curve over -log(1.02 - confidence): intercept ${intercept.toFixed(3)}, slope ${slope.toFixed(3)}; ` +
      `error ${(100 * crossValidated(all)).toFixed(1)} points in five folds`,
  )
}

const feature = (confidence: number): number => -Math.log(1.02 - confidence)
const average = (list: readonly number[]): number => list.reduce((s, x) => s + x, 0) / Math.max(1, list.length)
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

function bins(all: readonly Calibrated[]): Calibrated[][] {
  const out: Calibrated[][] = Array.from({ length: 10 }, () => [])
  for (const x of all) out[Math.min(9, Math.floor(x.confidence * 10))]!.push(x)
  return out.filter((bin) => bin.length > 0)
}

function calibrationError(all: readonly Calibrated[]): number {
  return bins(all).reduce((sum, bin) => {
    const gap = average(bin.map((x) => x.confidence)) - average(bin.map((x) => Number(x.right)))
    return sum + (Math.abs(gap) * bin.length) / all.length
  }, 0)
}

/** Logistic regression with one feature, by Newton's method. */
function fit(all: readonly Calibrated[]): { intercept: number; slope: number } {
  let [a, b] = [0, 1]
  for (let step = 0; step < 50; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6]
    for (const { confidence, right } of all) {
      const x = feature(confidence)
      const p = sigmoid(a + b * x)
      const [error, weight] = [Number(right) - p, p * (1 - p)]
      ga += error
      gb += error * x
      haa += weight
      hab += weight * x
      hbb += weight * x * x
    }
    const det = haa * hbb - hab * hab
    a += (hbb * ga - hab * gb) / det
    b += (haa * gb - hab * ga) / det
  }
  return { intercept: a, slope: b }
}

/** Every fifth is predicted by a curve fitted on the others. */
function crossValidated(all: readonly Calibrated[]): number {
  const predicted = [0, 1, 2, 3, 4].flatMap((fold) => {
    const { intercept, slope } = fit(all.filter((_, i) => i % 5 !== fold))
    return all
      .filter((_, i) => i % 5 === fold)
      .map((x) => ({ ...x, confidence: sigmoid(intercept + slope * feature(x.confidence)) }))
  })
  return calibrationError(predicted)
}
