/**
 * The launcher's style. The host carries no style of its own: `all: initial !important` in the shadow
 * tree wins over whatever the page's sheets say about a `div`. Sizes are in px, since the page owns `rem`.
 */
export const loaderStyle = `
:host{all:initial!important}
.vm{direction:ltr;font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
text-align:start;-webkit-text-size-adjust:100%;-webkit-tap-highlight-color:transparent}
.vm *,.vm *::before,.vm *::after{box-sizing:border-box}
.launch{position:fixed;z-index:2147483646;bottom:max(20px,env(safe-area-inset-bottom));right:max(20px,env(safe-area-inset-right))}
.vm[data-position=left] .launch{right:auto;left:max(20px,env(safe-area-inset-left))}
.launcher{all:unset;box-sizing:border-box;display:flex;align-items:center;justify-content:center;gap:10px;min-width:58px;height:58px;
border-radius:29px;background:var(--vm-accent);color:var(--vm-on-accent);cursor:pointer;font:inherit;font-weight:600;
box-shadow:0 1px 2px rgb(0 0 0/.14),0 6px 14px rgb(0 0 0/.14),0 14px 36px rgb(0 0 0/.16);
transition:transform .2s cubic-bezier(.2,.9,.3,1.2),box-shadow .2s;animation:vm-in .32s cubic-bezier(.2,.9,.3,1.1) both}
.launcher.named{padding:0 22px 0 18px}
.launcher:hover{transform:translateY(-2px);box-shadow:0 2px 4px rgb(0 0 0/.14),0 10px 20px rgb(0 0 0/.16),0 20px 44px rgb(0 0 0/.18)}
.launcher:active{transform:scale(.96)}
.launcher:focus-visible{outline:3px solid var(--vm-accent);outline-offset:3px}
.launcher svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;transition:transform .2s,opacity .15s}
.launcher .x,.launcher[aria-expanded=true] .bubble{position:absolute;opacity:0;transform:rotate(-45deg) scale(.6)}
.launcher[aria-expanded=true] .x{position:static;opacity:1;transform:none}
.launcher.loading{cursor:progress}
.launcher.loading .bubble{animation:vm-wait 1s ease-in-out infinite alternate}
@keyframes vm-in{from{opacity:0;transform:scale(.6)}}
@keyframes vm-wait{to{opacity:.45}}
@media (max-width:480px){.launcher[aria-expanded=true]{visibility:hidden}}
@media (prefers-reduced-motion:reduce){.launcher,.launcher svg{transition:none;animation:none!important}}
@media print{.vm{display:none}}
`
