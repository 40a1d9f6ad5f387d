/**
 * How likely a statement is right, from how sure the model is of its parts: a logistic curve (Platt, 1999) over
 * -log(1.02 - sureness), fitted on the development part of PolNeAR, where a statement counts as right when its content
 * and source match a gold one's. The model card has the reliability table.
 */
export function confidenceOf(sureness: number): number {
  const logit = intercept - slope * Math.log(1.02 - Math.min(Math.max(sureness, 0), 1))
  return Math.round(1e4 / (1 + Math.exp(-logit))) / 1e4
}

const intercept = -0.839
const slope = 1.23
