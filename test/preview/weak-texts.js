/** Texts of a page whose contrast with what lies behind them is below 4.5 to 1 (WCAG 2.2, AA). Run inside the page. */
(function weakTexts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colour = (css) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, back) =>
    top.slice(0, 3).map((value, index) => (value * top[3]) / 255 + back[index] * (1 - top[3] / 255));
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    const own = colour(getComputedStyle(element).backgroundColor);
    return own[3] === 255 ? own.slice(0, 3) : over(own, behind(element.parentElement));
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const texts = [...document.querySelectorAll('body *')].filter((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    return (
      own && element.getClientRects().length > 0 && !element.disabled && !element.matches('option, template, .unseen')
    );
  });
  return texts.flatMap((element) => {
    const back = behind(element);
    const [one, other] = [light(over(colour(getComputedStyle(element).color), back)), light(back)].sort(
      (a, b) => b - a,
    );
    const contrast = (one + 0.05) / (other + 0.05);
    return contrast < 4.5 ? [`${contrast.toFixed(1)} ${element.className} ${element.textContent.slice(0, 40)}`] : [];
  });
})();
