/**
 * The launcher's style. The host carries no style of its own: `all: initial !important` in the shadow
 * tree wins over whatever the page's sheets say about a `div`. Sizes are in px, since the page owns `rem`.
 */
export const loaderStyle = `
:host{all:initial!important}
:host::backdrop{display:none!important}
.vm{direction:ltr;font:400 15px/1.5 system-ui,sans-serif;
-webkit-user-select:text;user-select:text;-webkit-text-size-adjust:100%;-webkit-tap-highlight-color:transparent}
.vm *,.vm ::before,.vm ::after{box-sizing:border-box}
.launch{position:fixed;z-index:2147483646;bottom:max(20px,env(safe-area-inset-bottom));right:max(20px,env(safe-area-inset-right))}
.vm[data-position=left] .launch{right:auto;left:max(20px,env(safe-area-inset-left))}
.launcher{all:unset;box-sizing:border-box;display:flex;align-items:center;justify-content:center;gap:10px;min-width:58px;height:58px;
border-radius:29px;background:var(--vm-accent);color:var(--vm-on-accent);cursor:pointer;font:inherit;font-weight:600;
box-shadow:0 2px 4px rgb(0 0 0/.16),0 10px 32px rgb(0 0 0/.24);
transition:transform .2s;animation:vm-in .3s both}
.launcher.named{padding:0 22px 0 18px}
.launcher:hover{transform:translateY(-2px)}
.launcher:active{transform:scale(.96)}
.launcher:focus-visible{outline:3px solid var(--vm-accent);outline-offset:3px}
.launcher svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.launcher .x,.launcher[aria-expanded=true] .bubble{display:none}
.launcher[aria-expanded=true] .x{display:block}
.launcher.loading{cursor:progress}
.launcher.loading .bubble{animation:vm-wait 1s ease-in-out infinite alternate}
.launcher[data-unread]::after{content:attr(data-unread);position:absolute;top:-4px;right:-4px;padding:0 7px;
border-radius:11px;background:#b3261e;color:#fff;font-size:13px;line-height:22px}
@keyframes vm-in{from{opacity:0;transform:scale(.6)}}
@keyframes vm-wait{to{opacity:.45}}
@media (max-width:480px),(max-height:480px){.launcher[aria-expanded=true]{visibility:hidden}}
@media (prefers-reduced-motion:reduce){.launcher,.launcher svg{transition:none;animation:none!important}}
@media (forced-colors:active){.vm button,.vm .panel{border:1px solid!important}}
@media print{.vm{display:none}}
`
