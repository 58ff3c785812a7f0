// Prints, as JSON, every place of `src` where an object is indexed by a text that could be any (`constructor` too).
// A program of its own because the compiler's interface is an ES module, which jest does not load here.
import { relative } from 'node:path';
import { SyntaxKind } from 'typescript-compiler/unstable/ast';
import { API, TypeFlags } from 'typescript-compiler/unstable/sync';

const root = process.cwd();
const api = new API({ cwd: root });
const [project] = api.updateSnapshot({ openProject: `${root}/tsconfig.json` }).getProjects();
const { program, checker } = project;

/** Whether any text may be of that type: names known beforehand are no such type, nor are numbers. */
const isAnyText = (type) => {
  if (type === undefined) return false;
  if (type.isUnionType()) return type.getTypes().some(isAnyText);
  return (type.flags & (TypeFlags.String | TypeFlags.Any | TypeFlags.StringMapping)) !== 0;
};

const isLiteral = ({ kind }) => [SyntaxKind.StringLiteral, SyntaxKind.NumericLiteral].includes(kind);

/** What of a node may be any text and finds a property by it. */
function keyOf(node) {
  if (node.kind === SyntaxKind.ElementAccessExpression) return node.argumentExpression;
  const isIn = node.kind === SyntaxKind.BinaryExpression && node.operatorToken.kind === SyntaxKind.InKeyword;
  return isIn ? node.left : undefined;
}

const found = [];
for (const name of program.getSourceFileNames()) {
  const path = relative(root, name);
  if (!path.startsWith('src/') || path.startsWith('src/playground/')) continue;
  const file = program.getSourceFile(name);
  const at = (node) => `${path}:${file.text.slice(0, node.end).split('\n').length}: ${node.getText(file)}`;
  const keys = [];
  const visit = (node) => {
    const key = keyOf(node);
    if (key !== undefined && !isLiteral(key)) keys.push({ node, key });
    if (node.kind === SyntaxKind.AsExpression) keys.push({ node, key: node.expression, to: node.type });
    node.forEachChild(visit);
  };
  visit(file);
  const types = keys.length === 0 ? [] : checker.getTypeAtLocation(keys.map(({ key }) => key));
  keys.forEach(({ node, to }, nth) => {
    if (!isAnyText(types[nth])) return;
    if (to === undefined) found.push(at(node));
    else {
      const target = checker.getTypeFromTypeNode(to);
      if (target?.isUnionType() && target.getTypes().every((one) => one.isStringLiteralType())) found.push(at(node));
    }
  });
}
api.close();
console.log(JSON.stringify(found, null, 1));
