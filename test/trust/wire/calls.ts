/** Ways to write a call that the browser of these tests hears. */
export const CALLS = [
  ...[
    'alert(1)',
    'alert`1`',
    '(alert)(1)',
    '[1].map(alert)',
    'top.alert(1)',
    "window['al'+'ert'](1)",
    'self.alert?.(1)',
  ],
  ...[
    'confirm(1)',
    'prompt(1)',
    "eval('ale'+'rt(1)')",
    "Function('alert(1)')()",
    "setTimeout('alert(1)')",
    '\\u0061lert(1)',
  ],
  ...[
    'Reflect.apply(alert,0,[1])',
    'alert&#40;1&#41;',
    '&#97;lert(1)',
    '&#x61;lert&lpar;1&rpar;',
    'void(alert(1))',
  ],
]
