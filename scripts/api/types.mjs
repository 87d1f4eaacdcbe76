/**
 * The exported types of every entry point, read from the sources with the TypeScript compiler: what a partner who writes
 * TypeScript relies on. Used by scripts/api.mjs.
 */
import ts from 'typescript';
import { byName, printType } from './print.mjs';

const PRINT_FLAGS =
  ts.NodeBuilderFlags.NoTruncation |
  ts.NodeBuilderFlags.UseSingleQuotesForStringLiteralType |
  ts.NodeBuilderFlags.IgnoreErrors;
const HIDDEN = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;

/**
 * @param entries import path → source file
 * @returns `exported`: import path → name → its type; `referred`: types that exported ones refer to and that no entry
 *   exports, by name; `given`: names of the types that a partner hands over, where a new required member is a break
 */
export function describeTypes(root, entries) {
  const config = ts.getParsedCommandLineOfConfigFile(`${root}tsconfig.json`, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  });
  const program = ts.createProgram({ rootNames: Object.values(entries).map((name) => root + name), ...config });
  return new Description(program, root).of(entries);
}

class Description {
  #checker;
  #sources;
  /** Symbol → the import path that exports it first and its name there. */
  #home = new Map();
  /** Symbol → how it is named in texts, of symbols that no entry exports. */
  #referred = new Map();
  #given = new Set();
  /** Symbols to visit, each with whether the partner hands over values of it; undefined where no use tells. */
  #queue = [];
  /** Symbol → what it was queued with. */
  #queued = new Map();

  constructor(program, root) {
    this.program = program;
    this.root = root;
    this.#checker = program.getTypeChecker();
    this.#sources = `${root}src/`;
  }

  of(entries) {
    const exported = {};
    const symbols = Object.entries(entries).map(([path, source]) => [path, this.#exportsOf(source)]);
    for (const [path, names] of symbols)
      for (const [name, symbol] of names) if (!this.#home.has(symbol)) this.#home.set(symbol, { path, name });
    for (const [path, names] of symbols) {
      exported[path] = {};
      for (const [name, symbol] of names) {
        const home = this.#home.get(symbol);
        // A function or class is ours to give. Who gives a bare type, its uses tell.
        if (home.path === path) this.#enqueue(symbol, symbol.flags & ts.SymbolFlags.Value ? false : undefined);
        exported[path][name] = home.path === path && home.name === name ? symbol : `${home.name} of ${home.path}`;
      }
    }
    const texts = this.#describeQueue();
    for (const names of Object.values(exported))
      for (const [name, symbol] of Object.entries(names))
        if (typeof symbol !== 'string') names[name] = texts.get(symbol);
    const referred = [...this.#referred].map(([symbol, name]) => [name, texts.get(symbol)]);
    return { exported, referred: Object.fromEntries(referred.sort(byName)), given: [...this.#given].sort() };
  }

  /** @returns [name, symbol] of every export that can be used, by name */
  #exportsOf(source) {
    const file = this.program.getSourceFile(this.root + source);
    const module = this.#checker.getSymbolAtLocation(file);
    if (!module) return [];
    const values = this.#valueNames(file);
    return this.#checker
      .getExportsOfModule(module)
      .map((symbol) => [symbol.name, this.#resolve(symbol)])
      .filter(([name, symbol]) => symbol.flags & ts.SymbolFlags.Type || values.has(name))
      .sort(byName);
  }

  /** Names that a file exports as values: `export type *` names functions too, and nobody can call those. */
  #valueNames(file) {
    const names = new Set();
    for (const statement of file.statements) {
      if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) continue;
      if (statement.exportClause) {
        for (const one of statement.exportClause.elements) if (!one.isTypeOnly) names.add(one.name.text);
      } else {
        const [inner] = this.#checker.getSymbolAtLocation(statement.moduleSpecifier).declarations;
        for (const name of this.#valueNames(inner)) names.add(name);
      }
    }
    for (const [name, symbol] of this.#checker.getSymbolAtLocation(file)?.exports ?? [])
      if (symbol.declarations?.some((one) => !ts.isExportSpecifier(one) && !ts.isExportDeclaration(one)))
        names.add(name);
    return names;
  }

  #resolve(symbol) {
    return symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }

  #isInSources(node) {
    return node.getSourceFile().fileName.startsWith(this.#sources);
  }

  #isOurs(symbol) {
    return symbol.declarations?.some((node) => this.#isInSources(node)) ?? false;
  }

  #enqueue(symbol, isGiven) {
    const queued = this.#queued.get(symbol) ?? new Set();
    if (queued.has(isGiven)) return;
    this.#queued.set(symbol, queued.add(isGiven));
    this.#queue.push([symbol, isGiven]);
    const name = this.#nameOf(symbol);
    if (isGiven) this.#given.add(name);
  }

  #nameOf(symbol) {
    const home = this.#home.get(symbol);
    if (home) return home.name;
    if (!this.#referred.has(symbol)) {
      // Two types of one name in two rooms: a number tells them apart, in the order in which they are met.
      const symbols = [...this.#home.keys(), ...this.#referred.keys()];
      const same = symbols.filter(({ name }) => name === symbol.name).length;
      this.#referred.set(symbol, same === 0 ? symbol.name : `${symbol.name}_${same + 1}`);
    }
    return this.#referred.get(symbol);
  }

  #describeQueue() {
    const texts = new Map();
    for (const [symbol, isGiven] of this.#queue) {
      const text = this.#describe(symbol, isGiven);
      if (!texts.has(symbol)) texts.set(symbol, text);
    }
    return texts;
  }

  #describe(symbol, isGiven) {
    const checker = this.#checker;
    const declaration = symbol.declarations[0];
    if (symbol.flags & ts.SymbolFlags.Class) return this.#describeClass(symbol, isGiven);
    if (symbol.flags & ts.SymbolFlags.Interface)
      return this.#members(checker.getDeclaredTypeOfSymbol(symbol), isGiven, declaration.typeParameters);
    if (symbol.flags & ts.SymbolFlags.TypeAlias) {
      if (ts.isTypeLiteralNode(declaration.type))
        return this.#members(checker.getDeclaredTypeOfSymbol(symbol), isGiven, declaration.typeParameters);
      return `type${this.#generics(declaration.typeParameters)} ${this.#print(declaration.type, isGiven)}`;
    }
    const type = checker.getTypeOfSymbol(symbol);
    if (symbol.flags & ts.SymbolFlags.Function) return `function ${this.#signatures(type, isGiven)}`;
    if (declaration.type) return `const ${this.#print(declaration.type, isGiven)}`;
    if (type.getCallSignatures().length > 0) return `function ${this.#signatures(type, isGiven)}`;
    if (type.symbol?.flags & ts.SymbolFlags.ObjectLiteral) return this.#members(type, isGiven);
    // The version is another one in each release.
    return `const ${this.#print(this.#toNode(checker.getBaseTypeOfLiteralType(type)), isGiven)}`;
  }

  #describeClass(symbol, isGiven) {
    const checker = this.#checker;
    const instance = checker.getDeclaredTypeOfSymbol(symbol);
    const statics = checker.getTypeOfSymbol(symbol);
    const base = outerBase(instance, (type) => this.#isOurs(type.symbol));
    if (base?.symbol.name === 'LitElement') {
      this.#reachFromElement(instance, base, isGiven);
      return 'class of an element';
    }
    const members = {
      ...(base && { '(extends)': base.symbol.name }),
      ...this.#members(instance, isGiven),
      ...Object.fromEntries(
        Object.entries(this.#members(statics, isGiven)).map(([name, text]) => [`static ${name}`, text]),
      ),
    };
    // Pages listen to events, they do not make them.
    const isEvent = base?.symbol.name === 'CustomEvent' || base?.symbol.name === 'Event';
    const constructors = statics
      .getConstructSignatures()
      .filter(({ declaration }) => declaration && this.#isInSources(declaration));
    if (!isEvent && constructors.length > 0)
      members['(new)'] = constructors.map((one) => this.#parameters(one.declaration, isGiven)).join(' & ');
    return members;
  }

  /** The manifest says what an element has (elements.mjs), so only the types that its members refer to are described. */
  #reachFromElement(instance, base, isGiven) {
    const ofLit = new Set(this.#checker.getPropertiesOfType(base).map(({ name }) => name));
    const isController = (property) =>
      this.#checker.getPropertyOfType(this.#checker.getTypeOfSymbol(property), 'hostConnected') !== undefined;
    this.#members(instance, isGiven, undefined, (property) => !ofLit.has(property.name) && !isController(property));
  }

  /** The public members that the sources declare, those of base types included, as name → type. */
  #members(type, isGiven, typeParameters, isWanted = () => true) {
    const members = {};
    if (typeParameters) members['(generics)'] = this.#generics(typeParameters);
    for (const property of this.#checker.getPropertiesOfType(type)) {
      const declaration = property.declarations?.[0];
      if (!declaration || !this.#isOurs(property) || property.name === 'prototype' || !isWanted(property)) continue;
      const isHidden = ts.isPrivateIdentifier(declaration.name) || ts.getCombinedModifierFlags(declaration) & HIDDEN;
      if (isHidden) continue;
      const isReadonly = isReadonlyProperty(property, declaration);
      const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional);
      const key = `${isReadonly ? 'readonly ' : ''}${property.name}${isOptional ? '?' : ''}`;
      members[key] = this.#propertyType(property, declaration, isGiven, isReadonly);
    }
    return members;
  }

  #propertyType(property, declaration, isGiven, isReadonly) {
    const type = this.#checker.getTypeOfSymbol(property);
    if (property.flags & ts.SymbolFlags.Method) return this.#signatures(type, isGiven);
    // What comes out of a generic or mapped type is written nowhere.
    const isWritten = declaration.type && !(property.flags & ts.SymbolFlags.Transient);
    const node = isWritten ? declaration.type : this.#toNode(type);
    // What a partner may set on an object of ours, the partner gives.
    const isSettable = !isReadonly && (ts.isPropertyDeclaration(declaration) || ts.isAccessor(declaration));
    return this.#print(node, isSettable ? turned(isGiven) : isGiven);
  }

  #signatures(type, isGiven) {
    return type
      .getCallSignatures()
      .map(({ declaration }) => {
        const result =
          declaration.type ?? this.#toNode(this.#checker.getSignatureFromDeclaration(declaration).getReturnType());
        return `${this.#generics(declaration.typeParameters)}${this.#parameters(declaration, isGiven)} => ${this.#print(result, isGiven)}`;
      })
      .join(' & ');
  }

  #parameters(declaration, isGiven) {
    const texts = declaration.parameters.map((parameter) => {
      const node = parameter.type ?? this.#toNode(this.#checker.getTypeAtLocation(parameter));
      const isOptional = parameter.questionToken !== undefined || parameter.initializer !== undefined;
      const name = ts.isIdentifier(parameter.name) ? parameter.name.text : 'options';
      return `${parameter.dotDotDotToken ? '...' : ''}${name}${isOptional ? '?' : ''}: ${this.#print(node, turned(isGiven))}`;
    });
    return `(${texts.join(', ')})`;
  }

  #generics(typeParameters) {
    if (!typeParameters?.length) return '';
    const texts = typeParameters.map(
      ({ name, constraint }) => name.text + (constraint ? ` extends ${this.#print(constraint, false)}` : ''),
    );
    return `<${texts.join(', ')}>`;
  }

  #toNode(type) {
    return this.#checker.typeToTypeNode(type, undefined, PRINT_FLAGS);
  }

  /** Queues the types of ours that a type refers to. A parameter turns round who hands over. */
  #reach(node, isGiven) {
    const visit = (inner, isInnerGiven) => {
      const symbol = this.#ownTypeIn(inner);
      if (symbol) this.#enqueue(symbol, isInnerGiven);
      const isPartial = isPartialType(inner);
      ts.forEachChild(inner, (child) =>
        visit(child, isPartial ? undefined : ts.isParameter(child) ? turned(isInnerGiven) : isInnerGiven),
      );
    };
    visit(node, isGiven);
  }

  /** The type of ours that a node names, if it does. Nodes that the compiler made carry their symbol with them. */
  #ownTypeIn(node) {
    const name = ts.isTypeReferenceNode(node) ? node.typeName : ts.isTypeQueryNode(node) ? node.exprName : undefined;
    const found = name && (this.#checker.getSymbolAtLocation(name) ?? name.symbol);
    const symbol = found && this.#resolve(found);
    return symbol && !(symbol.flags & ts.SymbolFlags.TypeParameter) && this.#isOurs(symbol) ? symbol : undefined;
  }

  #print(node, isGiven) {
    this.#reach(node, isGiven);
    return printType(node, (inner) => {
      const symbol = this.#ownTypeIn(inner);
      return symbol && this.#nameOf(symbol);
    });
  }
}

/** Undefined stays undefined: it is not known who hands over. */
const turned = (isGiven) => (isGiven === undefined ? undefined : !isGiven);

/** The first class in the line of bases that the sources do not declare. */
function outerBase(type, isOurs) {
  for (let base = type; base; base = base.getBaseTypes()?.[0]) if (!isOurs(base)) return base;
  return undefined;
}

/** No member is required in what `Partial` and its like make, nor in `keyof`. */
function isPartialType(node) {
  if (ts.isTypeReferenceNode(node)) return ts.isIdentifier(node.typeName) && node.typeName.text === 'Partial';
  if (ts.isTypeOperatorNode(node)) return node.operator === ts.SyntaxKind.KeyOfKeyword;
  return ts.isMappedTypeNode(node) && node.questionToken !== undefined;
}

function isReadonlyProperty(property, declaration) {
  if (property.flags & ts.SymbolFlags.Accessor) return !(property.flags & ts.SymbolFlags.SetAccessor);
  return Boolean(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly);
}
